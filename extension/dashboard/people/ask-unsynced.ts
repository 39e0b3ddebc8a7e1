/**
 * Whoever isn't synced, as one list of pages. The server lists one standing at a time, so its lists follow each other:
 * first those for whom HR has something to mend. A cursor is the standing and the server's own cursor in it.
 */
import type { Employee, Page } from "../../api/answers.ts";
import type { DashboardClient } from "../../api/create-dashboard-client.ts";
import { type Outcome, succeeded } from "../../api/failure.ts";
import type { Unsynced } from "../../api/people-calls.ts";

export const UNSYNCED = ["held", "waiting", "excluded"] as const satisfies readonly Unsynced[];

export type AskedEmployees = { readonly q: string; readonly standing: Unsynced | "" };

type Client = Pick<DashboardClient, "employees">;

export async function askUnsynced(
  { employees }: Client,
  { q, standing }: AskedEmployees,
  cursor: string | undefined,
): Promise<Outcome<Page<Employee>>> {
  const asked = standing === "" ? UNSYNCED : [standing];
  let at = parseCursor(cursor, asked);
  for (;;) {
    const page = await employees({ standing: at.standing, q, cursor: at.cursor });
    if (!page.ok) return page;
    const { items, nextCursor } = page.value;
    const next = nextCursor === null ? after(at.standing, asked) : { ...at, cursor: nextCursor };
    if (items.length > 0 || next === null) {
      return succeeded({ items, nextCursor: next === null ? null : `${next.standing} ${next.cursor ?? ""}` });
    }
    at = next;
  }
}

type At = { readonly standing: Unsynced; readonly cursor: string | undefined };

function parseCursor(cursor: string | undefined, asked: readonly Unsynced[]): At {
  const [standing = "", own = ""] = (cursor ?? "").split(" ");
  const known = asked.find((one) => one === standing);
  return known === undefined
    ? { standing: asked[0] ?? "held", cursor: undefined }
    : { standing: known, cursor: own === "" ? undefined : own };
}

function after(standing: Unsynced, asked: readonly Unsynced[]): At | null {
  const next = asked[asked.indexOf(standing) + 1];
  return next === undefined ? null : { standing: next, cursor: undefined };
}
