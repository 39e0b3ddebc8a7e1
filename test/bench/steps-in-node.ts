/**
 * The computing of two steps, once cold and then warm; started by cpu-in-node.ts. `first-sync PAGES` prints the directory
 * that a first sync makes of these pages, `measure PAGES DIRECTORY` prints the milliseconds of reading and planning them.
 */
import { readFileSync } from "node:fs";
import type { Account, Team, TeamSource } from "../../worker/core/account.ts";
import { BLANK } from "../../worker/core/diff.ts";
import { digest } from "../../worker/core/digest.ts";
import type { Employee } from "../../worker/core/employee.ts";
import { attributesToRead, mappingOf } from "../../worker/core/mapping.ts";
import { type Plan, plan } from "../../worker/core/plan.ts";
import { stagedRowOf } from "../../worker/directory/employee-mirror.ts";
import { parsePage } from "../../worker/personio/parse-page.ts";
import { toEmployeePage } from "../../worker/personio/to-employee-page.ts";
import { toWantedAttributes } from "../../worker/personio/wanted-attributes.ts";

type Directory = {
  readonly accounts: readonly Account[];
  readonly teams: readonly Team[];
  readonly teamSources: readonly TeamSource[];
};

const NOTHING: Directory = { accounts: [], teams: [], teamSources: [] };
const WARM_ROUNDS = 30;

const [mode, pagesFile = "", directoryFile = ""] = process.argv.slice(2);
const texts: readonly string[] = JSON.parse(readFileSync(pagesFile, "utf8"));
const bodies = texts.map((text) => new TextEncoder().encode(text));

function read(): readonly Employee[] {
  const wanted = toWantedAttributes(attributesToRead(mappingOf([]), []), new Map());
  return bodies.flatMap((bytes, index) => {
    const page = parsePage(JSON.parse(new TextDecoder().decode(bytes)), index);
    if (!page.ok) throw new Error(page.error);
    const { employees } = toEmployeePage(index, page.value, wanted);
    for (const employee of employees) stagedRowOf(employee);
    return employees;
  });
}

const planFor = (employees: readonly Employee[], directory: Directory): Plan =>
  plan({
    ...directory,
    employees,
    gone: new Set(),
    asked: new Set(),
    nameless: 0,
    mapping: mappingOf([]),
    exclusions: new Map(),
    autoReactivate: false,
    autoInvite: false,
    heldBack: new Set(),
    openFindings: new Set(),
    newId: digest,
  });

/** As the changes would leave it, if they were applied. */
function directoryOf({ changes }: Plan): Directory {
  const of = (kind: string) => changes.filter((change) => change.kind === kind);
  const accounts = of("create").map(({ accountId, employeeId, after }) => {
    const { email, manager = null, teams = [], ...fields } = after;
    const memberships = (teams as ReadonlyArray<readonly string[]>).map(([teamId, source]) => ({
      teamId,
      source,
    }));
    const text = { ...BLANK.text, ...fields };
    const link = { id: accountId, externalId: employeeId, link: "linked", state: "active" };
    return { ...BLANK, ...link, email, text, memberships, managerId: manager };
  });
  const teams = of("team-create").map(({ teamId, name }) => ({ id: teamId, name, origin: "synced" }));
  const teamSources = of("team-source").map(({ teamId, after }) => ({ ...after, teamId }));
  return { accounts, teams, teamSources } as unknown as Directory;
}

function timed(work: () => unknown): { readonly cold: number; readonly warm: number } {
  const times = Array.from({ length: WARM_ROUNDS }, () => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  });
  const warm = times.toSorted((a, b) => a - b)[WARM_ROUNDS / 2];
  return { cold: times[0] ?? Number.NaN, warm: warm ?? Number.NaN };
}

if (mode === "first-sync") console.log(JSON.stringify(directoryOf(planFor(read(), NOTHING))));
else {
  const directory: Directory = JSON.parse(readFileSync(directoryFile, "utf8"));
  const reading = timed(read);
  const employees = read();
  console.log(JSON.stringify({ read: reading, plan: timed(() => planFor(employees, directory)) }));
}
