/** Puts an explanation together: how the person stands by the core, what Personio said of them, and what was done. */
import { z } from "@hono/zod-openapi";
import type { Database } from "../../../db/database.ts";
import { type AttributeValue, type Employee, isEmployeeRef } from "../../core/employee.ts";
import { explain } from "../../core/explain.ts";
import { DEFAULT_TARGETS, type Mapping, namesOf, type Target } from "../../core/mapping.ts";
import { employeeName } from "../../core/picture.ts";
import { readStored } from "../http/stored-json.ts";
import { params, toInstantOrNull } from "../http/wire.ts";
import type { ExplanationAnswer, SourceAnswer } from "./explanation-schema.ts";
import { loadHistory } from "./load-history.ts";
import type { Who } from "./load-kin.ts";
import { loadPerson, type Person } from "./load-person.ts";

/** `null`: nobody has ever heard of them. */
export async function loadExplanation(db: Database, who: Who): Promise<ExplanationAnswer | null> {
  const person = await loadPerson(db, who);
  const { employee, account } = person;
  const employeeId = employee?.id ?? account?.externalId ?? ("employeeId" in who ? who.employeeId : null);
  const subjects = [...new Set([account?.id, account?.externalId, employeeId])].filter((id) => id != null);
  const [history, words] = await Promise.all([loadHistory(db, subjects), loadWords(db, employee)]);
  if (employee === null && account === null && history.length === 0) return null;
  const { rules, ...explanation } = explain(person);
  return {
    employeeId,
    readAt: employee === null ? null : toInstantOrNull(person.readAt),
    status: employee?.status ?? null,
    source: employee === null ? [] : sourceOf(employee, person, words),
    ...explanation,
    rules: [...rules, ...words.managerRules].map((it) => ({ code: it.code, params: mutable(it.params) })),
    exclusions: explanation.exclusions.map((it) => ({ ...it })),
    history,
  };
}

type Params = z.infer<typeof params>;

const mutable = (given: Readonly<Record<string, string | number | readonly string[]>>): Params =>
  Object.fromEntries(Object.entries(given).map(([key, it]) => [key, typeof it === "object" ? [...it] : it]));

type Words = {
  /** Attribute key → what Personio calls it. */
  readonly labels: ReadonlyMap<string, string>;
  readonly supervisorName: string | null;
  /** Why the supervisor didn't become the manager, as the last plan found. */
  readonly managerRules: ReadonlyArray<{ readonly code: string; readonly params: Params }>;
};

async function loadWords(db: Database, employee: Employee | null): Promise<Words> {
  if (employee === null) return { labels: new Map(), supervisorName: null, managerRules: [] };
  const d1 = db.$client;
  const { supervisor } = employee.values;
  const supervisorId = isEmployeeRef(supervisor) ? supervisor.employeeId : null;
  const [attributes, supervisors, findings] = await d1.batch([
    d1.prepare("SELECT key, label FROM attribute"),
    d1.prepare("SELECT id, status, data FROM employee WHERE id = ?1").bind(supervisorId),
    d1
      .prepare(
        "SELECT code, params FROM finding WHERE employee_id = ?1 AND code GLOB 'manager-*' ORDER BY code",
      )
      .bind(employee.id),
  ]);
  const labels = (attributes?.results ?? []) as ReadonlyArray<{ key: string; label: string }>;
  const [found] = (supervisors?.results ?? []) as ReadonlyArray<{ data: string }>;
  const problems = (findings?.results ?? []) as ReadonlyArray<{ code: string; params: string }>;
  return {
    labels: new Map(labels.map((it) => [it.key, it.label])),
    supervisorName: supervisorId === null ? null : nameOf(supervisorId, found?.data ?? null),
    managerRules: problems.map((it) => ({
      code: it.code,
      params: readStored<Params>(params, it.params, {}),
    })),
  };
}

const valuesSchema = z.record(z.string(), z.unknown());

function nameOf(id: Employee["id"], data: string | null): string {
  const { first_name, last_name, email } = readStored<Record<string, unknown>>(valuesSchema, data, {});
  const values = Object.fromEntries(
    Object.entries({ first_name, last_name, email }).flatMap(([key, it]) =>
      typeof it === "string" ? [[key, it]] : [],
    ),
  );
  return employeeName({ id, status: null, values });
}

/** The defaults first, in their order, then the others by name. */
function sourceOf(
  employee: Employee,
  { mapping }: Person,
  { labels, supervisorName }: Words,
): SourceAnswer[] {
  const defaults = Object.keys(DEFAULT_TARGETS);
  const rank = (key: string): number => (defaults.includes(key) ? defaults.indexOf(key) : defaults.length);
  return Object.entries(employee.values)
    .map(([key, value]): SourceAnswer => {
      const shown = key === "supervisor" && isEmployeeRef(value) ? supervisorName : shownValue(value);
      return { key, label: labels.get(key) ?? key, value: shown, fills: fillsOf(key, mapping) };
    })
    .sort((a, b) => rank(a.key) - rank(b.key) || a.label.localeCompare(b.label));
}

function shownValue(value: AttributeValue): SourceAnswer["value"] {
  if (value === null || typeof value === "number" || typeof value === "string") return value;
  return Array.isArray(value) ? [...namesOf(value)] : (namesOf(value)[0] ?? null);
}

function fillsOf(key: string, mapping: Mapping): string | null {
  const target: Target | undefined = mapping.get(key);
  if (target === undefined) return null;
  if (target.kind === "custom") return `custom.${target.name}`;
  return target.kind === "field" ? target.field : target.kind;
}
