/**
 * Where somebody is in the dashboard, as the address says it: `#/runs/4711?kind=update`. What a page filters by stands in the
 * address too, so that reloading, going back and passing a link on keep it.
 */

export const PAGES = [
  "overview",
  "runs",
  "people",
  "employees",
  "teams",
  "invitations",
  "findings",
  "attributes",
  "destination",
  "settings",
  "admins",
  "audit",
  "set-up",
] as const;
export type PageName = (typeof PAGES)[number];

export type Route = {
  readonly page: PageName;
  /** Which one of them: a run, an account. */
  readonly id: string | null;
  readonly query: Readonly<Record<string, string>>;
};

export const isPage = (value: string | undefined): value is PageName => PAGES.some((page) => page === value);

/** What can't be read leads to the overview. */
export function parseRoute(hash: string): Route {
  const [path = "", search = ""] = hash.replace(/^#?\/?/u, "").split("?");
  const [page, id] = path.split("/").map(decoded);
  return {
    page: isPage(page) ? page : "overview",
    id: isPage(page) && id !== undefined && id !== "" ? id : null,
    query: Object.fromEntries(new URLSearchParams(search)),
  };
}

export type Place = { readonly page: PageName; readonly id?: string; readonly query?: Route["query"] };

/** Parameters without a value are left out. */
export function hrefOf({ page, id, query = {} }: Place): `#/${string}` {
  const filled = Object.entries(query).filter(([, value]) => value !== "");
  const search = filled.length === 0 ? "" : `?${new URLSearchParams(filled)}`;
  return `#/${page}${id === undefined ? "" : `/${encodeURIComponent(id)}`}${search}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
