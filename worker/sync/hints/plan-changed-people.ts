/** Puts the two sides together for people who were read anew: the last full read with them in it, the directory, the settings. */
import type { Database } from "../../../db/database.ts";
import type { RunConfig } from "../../config/load-config.ts";
import { type ChangedPlan, planChanged } from "../../core/changed-plan.ts";
import type { Employee } from "../../core/employee.ts";
import { exclusionsOf } from "../../core/exclusion.ts";
import { attributesToRead, mappingOf } from "../../core/mapping.ts";
import { loadEmployees } from "../../directory/employee-mirror.ts";
import { loadDirectory } from "../../directory/load-directory.ts";
import { loadFindings, type StoredFinding } from "../../directory/save-plan.ts";
import { idMaker } from "../plan-company.ts";

export type PlannedPeople = {
  readonly plan: ChangedPlan;
  /** The findings on record about them, by key. */
  readonly knownFindings: ReadonlyMap<string, StoredFinding>;
};

export const attributesOf = (config: RunConfig): readonly string[] =>
  attributesToRead(
    mappingOf(config.targets),
    config.exclusions.map(({ key }) => key),
  );

export async function planChangedPeople(
  db: Database,
  people: readonly Employee[],
  { config, idSeed }: { readonly config: RunConfig; readonly idSeed: string },
): Promise<PlannedPeople> {
  const [mirror, directory, known] = await Promise.all([
    loadEmployees(db),
    loadDirectory(db),
    loadFindings(db),
  ]);
  const ids = new Set(people.map(({ id }) => id));
  const { settings } = config;
  const plan = planChanged(
    {
      employees: [...mirror.filter(({ id }) => !ids.has(id)), ...people],
      asked: new Set(attributesOf(config)),
      ...directory,
      mapping: mappingOf(config.targets),
      exclusions: exclusionsOf(config.exclusions),
      autoInvite: settings.autoInvite,
      autoReactivate: settings.autoReactivate,
      openFindings: new Set(known.keys()),
      newId: idMaker(idSeed),
    },
    ids,
  );
  return { plan, knownFindings: new Map([...known].filter(([key]) => isAbout(key, ids))) };
}

/** These name an attribute or a team behind the colon. */
const NOBODYS = ["attribute-not-readable", "team-name-similar"];

function isAbout(key: string, ids: ReadonlySet<string>): boolean {
  const [code = "", ...rest] = key.split(":");
  return !NOBODYS.includes(code) && ids.has(rest.join(":"));
}
