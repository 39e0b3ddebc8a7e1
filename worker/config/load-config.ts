/**
 * What a run works by: settings, targets and exclusions, read together with the revision they belong to.
 * What is stored was written by this Worker, and is still parsed: a restored backup or a hand edit must not crash a run.
 */
import type { Database } from "../../db/database.ts";
import { withDraft } from "../core/draft.ts";
import type { AttributeKey } from "../core/employee.ts";
import type { ExclusionRule } from "../core/exclusion.ts";
import { isBirthday, type Target } from "../core/mapping.ts";
import type { Settings } from "../core/settings.ts";
import { parseDraft } from "./parse-draft.ts";
import { parseSettings } from "./parse-settings.ts";
import { parseTarget } from "./parse-target.ts";

export type RunConfig = {
  readonly settings: Settings;
  /** Own targets; the defaults are the core's. */
  readonly targets: ReadonlyArray<readonly [AttributeKey, Target]>;
  readonly exclusions: readonly ExclusionRule[];
  readonly enabled: boolean;
  readonly configured: boolean;
  /** Whose credentials are saved; another client is another Personio. */
  readonly clientId: string | null;
  /** Rises with every change by hand; a plan is good for one revision only. */
  readonly revision: number;
};

type Row = {
  readonly kind: string;
  readonly key: string | null;
  readonly value: string | null;
  readonly extra: string | null;
};

/**
 * One statement: settings, targets, exclusions, the switch and the revision are of the same moment.
 * `draft`: what a preview tries in their place, as its row has it.
 */
export async function loadConfig(db: Database, draft: string | null = null): Promise<RunConfig> {
  const { results } = await db.$client
    .prepare(
      `SELECT 'settings' AS kind, NULL AS key, document AS value, NULL AS extra FROM setting
       UNION ALL SELECT 'target', key, target, universal_id FROM attribute WHERE target IS NOT NULL
       UNION ALL SELECT 'exclusion', attribute_key, value, NULL FROM exclusion
       UNION ALL SELECT 'connection', client_id, enabled, NULL FROM connection WHERE sealed_secret IS NOT NULL
       UNION ALL SELECT 'revision', NULL, number, NULL FROM revision`,
    )
    .all<Row>();
  const of = (kind: string) => results.filter((row) => row.kind === kind);
  const saved: RunConfig = {
    settings: parseSettings(parseJson(of("settings")[0]?.value ?? null)),
    targets: of("target").flatMap(targetOf),
    exclusions: of("exclusion").map((row) => ({ key: row.key ?? "", value: row.value ?? "" })),
    enabled: Number(of("connection")[0]?.value ?? 0) === 1,
    configured: of("connection").length > 0,
    clientId: of("connection")[0]?.key ?? null,
    revision: Number(of("revision")[0]?.value ?? 0),
  };
  return draft === null ? saved : withDraft(saved, parseDraft(parseJson(draft)));
}

function targetOf({ key, value, extra }: Row): ReadonlyArray<readonly [AttributeKey, Target]> {
  const target = parseTarget(parseJson(value));
  if (key === null || target === null || isBirthday({ key, universalId: extra })) return [];
  return [[key, target]];
}

export function parseJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
