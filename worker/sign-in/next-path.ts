/**
 * Where somebody goes once they are signed in. Three places of our own, named one by one: what looks like none of them
 * leads to the last. So nothing that stands in a link can send anybody elsewhere.
 */
const FALLBACK = "/signed-in";
/** It travels in a sealed cookie to the identity provider and back; browsers take cookies up to 4 kB. */
const MAX_CHARACTERS = 2_400;

/** A host that no request has: what resolves to another one was no path of ours. */
const NOWHERE = "https://nowhere.invalid";

export function parseNext(text: string | undefined): string {
  if (text === undefined || text.length > MAX_CHARACTERS || !/^\/\w/u.test(text)) return FALLBACK;
  const url = URL.parse(text, NOWHERE);
  if (url === null || url.origin !== NOWHERE) return FALLBACK;
  if (url.pathname === "/pair") return "/pair";
  return url.pathname === "/oauth/authorize" ? `/oauth/authorize${url.search}` : FALLBACK;
}

/** The sign-in page that leads there. */
export function signInPath(next: string, path = "/sign-in"): string {
  return next === FALLBACK ? path : `${path}?${new URLSearchParams({ next })}`;
}
