/** Puts an explanation together: how the person stands by the core, what Personio said of them, and what was done. */
import type { z } from "@hono/zod-openapi";
import type { Database } from "../../../db/database.ts";
import { type AttributeValue, type Employee, isEmployeeRef } from "../../core/employee.ts";
import { explain, type Rule } from "../../core/explain.ts";
import { DEFAULT_TARGETS, type Mapping, namesOf, type Target } from "../../core/mapping.ts";
import { readStored } from "../http/stored-json.ts";
import { params, toInstantOrNull } from "../http/wire.ts";
import type { ExplanationAnswer, SourceAnswer } from "./explanation-schema.ts";
import { loadHistory } from "./load-history.ts";
import type { Who } from "./load-kin.ts";
import { loadMovedAccount } from "./load-moved-accounts.ts";
import { loadPerson, type Person } from "./load-person.ts";
import { loadPersonNames, type PersonNames } from "./load-person-names.ts";

/** `null`: nobody has ever heard of them. */
export async function loadExplanation(db: Database, who: Who): Promise<ExplanationAnswer | null> {
  const person = await loadPerson(db, who);
  const { employee, account } = person;
  const employeeId = employee?.id ?? account?.externalId ?? ("employeeId" in who ? who.employeeId : null);
  const subjects = [...new Set([account?.id, account?.externalId, employeeId])].filter((id) => id != null);
  const movedTo = account === null && employeeId !== null ? await loadMovedAccount(db, employeeId) : null;
  const { rules, ...explanation } = explain({ ...person, movedTo });
  const [history, words] = await Promise.all([loadHistory(db, subjects), loadWords(db, employee, rules)]);
  if (employee === null && account === null && movedTo === null && history.length === 0) return null;
  return {
    employeeId,
    readAt: employee === null ? null : toInstantOrNull(person.readAt),
    status: employee?.status ?? null,
    source: employee === null ? [] : sourceOf(employee, person, words),
    ...explanation,
    rules: [...rules.map((it) => namedRule(it, words.names)), ...words.managerRules],
    exclusions: explanation.exclusions.map((it) => ({ ...it })),
    history,
  };
}

type Params = z.infer<typeof params>;

type AnsweredRule = ExplanationAnswer["rules"][number];

/** With whom there is a conflict, by name; whoever has none keeps their id. */
function namedRule({ code, params: given }: Rule, names: PersonNames): AnsweredRule {
  const answered: Params = Object.fromEntries(
    Object.entries(given).map(([key, it]) => [key, typeof it === "string" ? it : [...it]]),
  );
  const ids = idsIn({ params: given });
  if (ids.length > 0) answered["withNames"] = ids.map((id) => names.get(id) ?? id);
  return { code, params: answered };
}

const idsIn = ({ params: given }: Pick<Rule, "params">): readonly string[] =>
  typeof given["with"] === "object" ? given["with"] : [];

type Words = {
  /** Attribute key → what Personio calls it. */
  readonly labels: ReadonlyMap<string, string>;
  /** Of the supervisor, and of everybody the rules name. */
  readonly names: PersonNames;
  /** Why the supervisor didn't become the manager, as the last plan found. */
  readonly managerRules: readonly AnsweredRule[];
};

async function loadWords(db: Database, employee: Employee | null, rules: readonly Rule[]): Promise<Words> {
  if (employee === null) return { labels: new Map(), names: new Map(), managerRules: [] };
  const d1 = db.$client;
  const { supervisor } = employee.values;
  const supervisorIds = isEmployeeRef(supervisor) ? [supervisor.employeeId] : [];
  const findings =
    "SELECT code, params FROM finding WHERE employee_id = ?1 AND code GLOB 'manager-*' ORDER BY code";
  const [[attributes, problems], names] = await Promise.all([
    d1.batch([d1.prepare("SELECT key, label FROM attribute"), d1.prepare(findings).bind(employee.id)]),
    loadPersonNames(db, [...supervisorIds, ...rules.flatMap(idsIn)]),
  ]);
  const labels = (attributes?.results ?? []) as ReadonlyArray<{ key: string; label: string }>;
  const found = (problems?.results ?? []) as ReadonlyArray<{ code: string; params: string }>;
  return {
    labels: new Map(labels.map((it) => [it.key, it.label])),
    names,
    managerRules: found.map((it) => {
      return { code: it.code, params: readStored<Params>(params, it.params, {}) };
    }),
  };
}

/** The defaults first, in their order, then the others by name. */
function sourceOf(employee: Employee, { mapping }: Person, { labels, names }: Words): SourceAnswer[] {
  const defaults = Object.keys(DEFAULT_TARGETS);
  const rank = (key: string): number => (defaults.includes(key) ? defaults.indexOf(key) : defaults.length);
  return Object.entries(employee.values)
    .map(([key, value]): SourceAnswer => {
      const shown = isEmployeeRef(value)
        ? (names.get(value.employeeId) ?? value.employeeId)
        : shownValue(value);
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
