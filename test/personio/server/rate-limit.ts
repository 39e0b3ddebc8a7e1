/**
 * Personio's v1 limits: employees 300 a minute and 15 a second for each credential, `/auth` 60 a minute and then
 * a minute of nothing. Requests that were refused don't count, so one a second gets through again.
 */
export type RateLimits = {
  /** Takes a place for this request, or says there is none. */
  admitEmployees(clientId: string): boolean;
  admitAuth(): boolean;
};

type Window = { readonly requests: number; readonly milliseconds: number };

const EMPLOYEES: readonly Window[] = [
  { requests: 15, milliseconds: 1_000 },
  { requests: 300, milliseconds: 60_000 },
];
const AUTH: readonly Window[] = [{ requests: 60, milliseconds: 60_000 }];
const AUTH_PAUSE_MS = 60_000;

export function createRateLimits(now: () => Date): RateLimits {
  const perClient = new Map<string, (at: number) => boolean>();
  const auth = slidingWindows(AUTH);
  let authClosedUntil = 0;
  return {
    admitEmployees(clientId) {
      const admit = perClient.get(clientId) ?? slidingWindows(EMPLOYEES);
      perClient.set(clientId, admit);
      return admit(now().getTime());
    },
    admitAuth() {
      const at = now().getTime();
      if (at < authClosedUntil) return false;
      if (auth(at)) return true;
      authClosedUntil = at + AUTH_PAUSE_MS;
      return false;
    },
  };
}

function slidingWindows(windows: readonly Window[]): (at: number) => boolean {
  const longest = Math.max(...windows.map(({ milliseconds }) => milliseconds));
  let admitted: readonly number[] = [];
  return (at) => {
    admitted = admitted.filter((earlier) => at - earlier < longest);
    const isFull = windows.some(
      ({ requests, milliseconds }) =>
        admitted.filter((earlier) => at - earlier < milliseconds).length >= requests,
    );
    if (!isFull) admitted = [...admitted, at];
    return !isFull;
  };
}
