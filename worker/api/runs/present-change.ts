/** A recorded change → what an admin reads: fields by name, people and teams by their names, bookkeeping left out. */
import { z } from "@hono/zod-openapi";
import type { InferSelectModel } from "drizzle-orm";
import type { runChange } from "../../../db/schema.ts";
import { readStored } from "../http/stored-json.ts";
import { params } from "../http/wire.ts";
import { type ChangeValue, type RunChange, SHOWN_KINDS, SHOWN_REASONS } from "./change-routes.ts";
import { type RunRecord, standingOf } from "./run-record.ts";

export type ChangeRow = Omit<InferSelectModel<typeof runChange>, "runId" | "teamId" | "subject">;

/** What was and what is, as JSON. */
type Sided = Pick<ChangeRow, "before" | "after">;

/** Account or team id → its name. */
export type Names = ReadonlyMap<string, string>;

type Run = Pick<RunRecord, "mode" | "state" | "applied" | "problem" | "holdsLease">;
type Fields = Readonly<Record<string, unknown>>;
type Field = RunChange["fields"][number];

/** How two spellings of an address are compared, and which names came from a mapping: the engine's business. */
const BOOKKEEPING: readonly string[] = ["emailKey", "sourced"];

const fieldsSchema = z.record(z.string(), z.unknown());
const kindSchema = z.enum(SHOWN_KINDS);
const reasonSchema = z.enum(SHOWN_REASONS);
const pairsSchema = z.array(z.tuple([z.string(), z.string()]));

export function presentChange(row: ChangeRow, run: Run, names: Names): RunChange {
  const kind = kindSchema.parse(row.kind);
  return {
    seq: row.seq,
    kind,
    employeeId: row.employeeId,
    accountId: row.accountId,
    name: row.name ?? "",
    fields: presentFields(row, names),
    reason: { code: reasonSchema.parse(row.reasonCode), params: readStored(params, row.reasonParams, {}) },
    state: changeStateOf(row, run),
    error: row.error,
  };
}

/** The ids of managers and teams that these changes speak of. */
export function idsToName(rows: readonly Sided[]): string[] {
  const sides = rows.flatMap((row) => [fieldsOf(row.before), fieldsOf(row.after)]);
  const managers = sides.flatMap(({ manager }) => (typeof manager === "string" ? [manager] : []));
  return [...new Set([...managers, ...sides.flatMap(({ teams }) => teamIdsOf(teams))])];
}

/** What was applied follows from the run, unless the change has a state of its own. */
function changeStateOf({ kind, seq, state }: ChangeRow, run: Run): RunChange["state"] {
  const own = stateSchema.safeParse(state);
  if (own.success) return own.data;
  if (kind === "hold") return "held";
  if (run.mode === "preview") return "planned";
  const { state: runState } = standingOf(run);
  if (runState === "succeeded" || seq <= run.applied) return "applied";
  return runState === "failed" || runState === "cancelled" ? "skipped" : "planned";
}

const stateSchema = z.enum(["planned", "applied", "held", "failed", "skipped"]);

export function presentFields(row: Sided, names: Names): Field[] {
  const before = fieldsOf(row.before);
  const after = fieldsOf(row.after);
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys
    .filter((key) => !BOOKKEEPING.includes(key))
    .flatMap((key) =>
      key === "custom" ? customFields(before, after) : [toField(key, { before, after }, names)],
    )
    .filter((field) => JSON.stringify(field.before) !== JSON.stringify(field.after));
}

type Sides = { readonly before: Fields; readonly after: Fields };

function toField(field: string, { before, after }: Sides, names: Names): Field {
  const shown = (value: unknown): ChangeValue => {
    if (field === "manager") return typeof value === "string" ? (names.get(value) ?? null) : null;
    return field === "teams" ? teamNamesOf(value, names) : toValue(value);
  };
  return { field, before: shown(before[field]), after: shown(after[field]) };
}

function customFields(before: Fields, after: Fields): Field[] {
  const [old, now] = [before, after].map(({ custom }) => fieldsSchema.safeParse(custom).data ?? {});
  const names = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])].sort();
  return names.map((name) => {
    return { field: `custom.${name}`, before: toValue(old?.[name]), after: toValue(now?.[name]) };
  });
}

/** `null` where there was no team at all before: a new account has none to lose. */
function teamNamesOf(pairs: unknown, names: Names): ChangeValue {
  if (pairs === undefined) return null;
  const known = teamIdsOf(pairs).flatMap((id) => names.get(id) ?? []);
  return [...new Set(known)].sort((a, b) => a.localeCompare(b));
}

const teamIdsOf = (pairs: unknown): string[] => (pairsSchema.safeParse(pairs).data ?? []).map(([id]) => id);

const valueSchema = z.union([z.string(), z.number(), z.array(z.string())]);
const toValue = (value: unknown): ChangeValue => valueSchema.safeParse(value).data ?? null;

const fieldsOf = (json: string): Fields => readStored<Fields>(fieldsSchema, json, {});
