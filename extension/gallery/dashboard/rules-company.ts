/** The attributes of the invented company, and its connection: builders with overrides. */
import type { Attribute, Connection } from "../../api/answers.ts";
import { DEFAULTS } from "../../dashboard/set-up/default-targets.ts";
import { ago, attribute } from "../company.ts";

export const connection = (some: Partial<Connection> = {}): Connection => ({
  configured: true,
  enabled: true,
  clientId: "papi-5f2a91c0-beispiel",
  clientSecret: "set",
  checkedAt: ago(29),
  problem: null,
  ...some,
});

export const noConnection = connection({
  configured: false,
  enabled: false,
  clientId: null,
  clientSecret: null,
  checkedAt: null,
});

const value = (name: string, people: number) => ({ value: name, people, excluded: false });

const TARGETS = new Map(DEFAULTS);

const fixed = (key: string, label: string, some: Partial<Attribute> = {}): Attribute =>
  attribute({ key, label, target: TARGETS.get(key) ?? null, isDefault: true, etag: `"${key}"`, ...some });

const defaults: readonly Attribute[] = [
  fixed("id", "ID", { type: "integer" }),
  fixed("first_name", "Vorname"),
  fixed("last_name", "Nachname"),
  fixed("email", "E-Mail"),
  fixed("status", "Status", {
    values: [value("active", 206), value("onboarding", 4), value("leave", 3), value("inactive", 1)],
  }),
  fixed("position", "Position", {
    values: [value("Software Engineer", 41), value("Account Manager", 23), value("Product Designer", 9)],
  }),
  fixed("supervisor", "Vorgesetzter", { values: null }),
  fixed("hire_date", "Anstelldatum", { type: "date" }),
  fixed("termination_date", "Austrittsdatum", { type: "date" }),
  fixed("office", "Standort", {
    values: [value("Berlin", 120), value("Hamburg", 61), value("Wien", 33)],
  }),
  fixed("department", "Abteilung", {
    exclusions: ["Aufsichtsrat"],
    exclusionDetails: [{ value: "Aufsichtsrat", by: "Kim", at: ago(400) }],
    values: [
      value("Engineering", 80),
      value("Sales", 52),
      value("Customer Success", 31),
      value("Marketing", 22),
      value("People & Culture", 14),
      value("Finance", 12),
      value("Aufsichtsrat", 3),
    ],
  }),
  fixed("gender", "Geschlecht", { readable: false, values: null }),
];

const others: readonly Attribute[] = [
  attribute({
    exclusions: ["external", "Freelancr"],
    exclusionDetails: [{ value: "external", by: "Kim", at: ago(2) }],
    values: [
      value("internal", 181),
      value("external", 12),
      value("Freelancer", 9),
      value("External (DE), Berlin", 3),
    ],
  }),
  attribute({
    key: "date_of_birth",
    label: "Geburtsdatum",
    mappable: false,
    reason: "birthday",
    values: null,
  }),
  attribute({
    key: "dynamic_41",
    label: "Karrierestufe",
    type: "list",
    target: { kind: "level" },
    values: [value("Senior", 64), value("Mid", 59), value("Junior", 38), value("Lead", 17)],
    etag: '"d0"',
  }),
  attribute({
    key: "cost_centers",
    label: "Kostenstelle",
    type: "tags",
    target: { kind: "custom", name: "Kostenstelle" },
    values: [value("K100", 88), value("K200", 70), value("K310", 21)],
    etag: '"k1"',
  }),
  attribute({
    key: "subcompany",
    label: "Gesellschaft",
    values: [value("Beispiel GmbH", 190), value("Beispiel AT GmbH", 24)],
    etag: '"s1"',
  }),
  attribute({
    key: "team",
    label: "Team",
    values: [value("Platform", 12), value("Growth", 9)],
    etag: '"t1"',
  }),
  attribute({
    key: "dynamic_42",
    label: "Vertragsart",
    type: "list",
    options: ["befristet", "unbefristet", "Werkvertrag"],
    values: null,
    etag: '"d1"',
  }),
  attribute({
    key: "dynamic_43",
    label: "Projektkostenstelle für das Übergangsjahr",
    type: "text",
    values: null,
    etag: '"e1"',
  }),
];

export const mapping: readonly Attribute[] = [...defaults, ...others];
