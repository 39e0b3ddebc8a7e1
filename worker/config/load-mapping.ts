/** Every attribute an admin can do something with: what Personio says about it, what it fills, whom it excludes. */
import type { InferSelectModel } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { attribute, exclusion } from "../../db/schema.ts";
import type { AttributeKey } from "../core/employee.ts";
import { mappingOf, type Target } from "../core/mapping.ts";
import { loadConfig, parseJson, type RunConfig } from "./load-config.ts";

export type MappedAttribute = {
  readonly key: AttributeKey;
  readonly label: string;
  /** Personio's word. */
  readonly type: string;
  readonly universalId: string | null;
  readonly options: readonly string[];
  /** False when the credentials may not read it any more. */
  readonly readable: boolean;
  /** The defaults included. */
  readonly target: Target | null;
  /** Sorted. */
  readonly exclusions: readonly string[];
  /** Who excluded each value, and when (epoch milliseconds), in the same order. */
  readonly exclusionDetails: readonly ExclusionDetail[];
};

export type ExclusionDetail = { readonly value: string; readonly by: string | null; readonly at: number };

export type MappingState = {
  readonly config: RunConfig;
  readonly attributes: ReadonlyMap<AttributeKey, MappedAttribute>;
};

/** Those that can't be read any more are among them as long as something is configured for them. */
export async function loadMapping(db: Database): Promise<MappingState> {
  const config = await loadConfig(db);
  const [rows, details] = await db.batch([db.select().from(attribute), db.select().from(exclusion)]);
  const detailsOf = new Map(details.map((row) => [ruleKey(row.attributeKey, row.value), detailOf(row)]));
  const mapping = mappingOf(config.targets);
  const attributes = rows.map((row): MappedAttribute => {
    const { key, label, type, universalId, readable } = row;
    const exclusions = config.exclusions
      .filter((rule) => rule.key === key)
      .map((rule) => rule.value)
      .sort();
    const target = mapping.get(key) ?? null;
    const options = optionsOf(row.options);
    const exclusionDetails = exclusions.flatMap((value) => detailsOf.get(ruleKey(key, value)) ?? []);
    return { key, label, type, universalId, options, readable, target, exclusions, exclusionDetails };
  });
  const shown = attributes.filter((it) => it.readable || it.target !== null || it.exclusions.length > 0);
  return { config, attributes: new Map(shown.map((it) => [it.key, it])) };
}

const ruleKey = (key: AttributeKey, value: string): string => JSON.stringify([key, value]);

const detailOf = ({ value, createdBy, createdAt }: InferSelectModel<typeof exclusion>): ExclusionDetail => {
  return { value, by: createdBy, at: createdAt };
};

function optionsOf(json: string): readonly string[] {
  const list = parseJson(json);
  return Array.isArray(list) ? list.filter((it) => typeof it === "string") : [];
}
