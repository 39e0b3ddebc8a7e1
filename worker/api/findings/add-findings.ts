import type { Database } from "../../../db/database.ts";
import { loadConfig } from "../../config/load-config.ts";
import { digest } from "../../core/digest.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { type Anchor, anchorsBy, anchorsSchema, placeBehind } from "../http/anchors.ts";
import { type Keyset, keyAfter, toPage } from "../http/page.ts";
import { readStored } from "../http/stored-json.ts";
import { params, toInstant } from "../http/wire.ts";
import { ALL_FINDINGS } from "./all-findings.ts";
import { type FindingAnswer, findingCode, listFindings } from "./finding-routes.ts";

type FindingRow = {
  readonly id: string;
  readonly code: string;
  readonly employeeId: string | null;
  readonly name: string | null;
  /** JSON. */
  readonly params: string;
  readonly since: number;
};

const KEYSET: Keyset<readonly Anchor[]> = { list: "findings", key: anchorsSchema };

/** A finding's id begins with its code, so its order is that of the list. */
export function addFindings(app: ApiApp, { db }: ApiDeps): void {
  app.openapi(listFindings, async (c) => {
    const page = c.req.valid("query");
    const anchors = keyAfter(page, KEYSET);
    const [after] = anchors === null ? [""] : placeBehind(anchors, await loadPlaces(db, anchors));
    const rows = await loadPage(db, after, page.limit + 1);
    const { settings } = await loadConfig(db);
    const toItem = (row: FindingRow) => present(row, settings.personioUrl);
    return c.json(toPage(rows, page, { list: KEYSET.list, toKey, toItem }), 200);
  });
}

async function loadPage(db: Database, after: string, limit: number): Promise<readonly FindingRow[]> {
  const { results } = await db.$client
    .prepare(
      `SELECT * FROM ${ALL_FINDINGS} WHERE id > ?1 AND code IN (SELECT value FROM json_each(?2)) ORDER BY id LIMIT ?3`,
    )
    .bind(after, JSON.stringify(findingCode.options), limit)
    .all<FindingRow>();
  return results;
}

type Placed = { readonly id: string; readonly place: readonly [string] };

const toAnchors = anchorsBy(({ place }: Placed) => place);
const toKey = (last: FindingRow, before: FindingRow | undefined): readonly Anchor[] =>
  toAnchors(placed(last), before === undefined ? undefined : placed(before));

const SHORTENED = "#";

/** The id of a finding that is nobody's has a name in it; a cursor has a digest of it. */
const placed = ({ id, employeeId }: Pick<FindingRow, "id" | "employeeId">): Placed => {
  return { id: employeeId === null ? `${SHORTENED}${digest(id)}` : id, place: [id] };
};

/** Where somebody's finding stands is known even if it is gone. There are few of the others. */
async function loadPlaces(
  db: Database,
  anchors: readonly Anchor[],
): Promise<ReadonlyMap<string, Placed["place"]>> {
  const own = anchors.filter(([id]) => !id.startsWith(SHORTENED));
  const others = own.length === anchors.length ? [] : await loadNobodys(db);
  return new Map([
    ...own.map(([id]) => [id, [id]] as const),
    ...others.map(({ id, place }) => [id, place] as const),
  ]);
}

async function loadNobodys(db: Database): Promise<readonly Placed[]> {
  const { results } = await db.$client
    .prepare(`SELECT id, employeeId FROM ${ALL_FINDINGS} WHERE employeeId IS NULL`)
    .all<Pick<FindingRow, "id" | "employeeId">>();
  return results.map(placed);
}

/** A person's page in Personio, as Okta's help tells where to read the id off it (Workflows, “Read Employee” of Personio). */
const pageOf = (origin: string, employeeId: string): string =>
  `${origin}/staff/details/${encodeURIComponent(employeeId)}`;

function present(row: FindingRow, personio: string | null): FindingAnswer {
  const { code, employeeId, name, params: data, since } = row;
  return {
    code: findingCode.parse(code),
    employeeId,
    name,
    params: readStored(params, data, {}),
    since: toInstant(since),
    personioUrl: personio === null || employeeId === null ? null : pageOf(personio, employeeId),
  };
}
