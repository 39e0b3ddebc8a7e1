/** As much of the API as the demo needs, over HTTP like any other client. */
export type Run = {
  readonly id: string;
  readonly state: string;
  readonly progress: {
    readonly read: number;
    readonly total: number;
    readonly applied: number;
    readonly planned: number;
  };
  readonly counts: Readonly<Record<string, number>> | null;
  readonly problem: { readonly code: string; readonly params: Readonly<Record<string, unknown>> } | null;
};

export type FindingItem = { readonly code: string; readonly name: string | null };

export type Client = {
  /** Starts a run once the place is free; `waiting` is told if it is not. */
  saveAndSync(credential: { clientId: string; clientSecret: string }, waiting: () => void): Promise<string>;
  untilOver(runId: string, watch: (run: Run) => void): Promise<Run>;
  findings(): Promise<readonly FindingItem[]>;
  /** Employees who aren't active and have no account. */
  waiting(): Promise<number>;
};

const OVER = ["paused", "succeeded", "failed", "cancelled"];
const WITHIN_MS = 15 * 60_000;

export function createClient(url: string, token: string): Client {
  const ask = (method: string, path: string, body?: unknown): Promise<Response> => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
    return fetch(`${url}${path}`, init);
  };
  const answerOf = async <T>(response: Response, what: string): Promise<T> => {
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${what} was refused: ${JSON.stringify(answer)}`);
    return answer as T;
  };
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> =>
    answerOf<T>(await ask(method, path, body), `${method} ${path}`);
  return {
    async saveAndSync(credential, waiting) {
      await call("PUT", "/v1/connection", { ...credential, enabled: true });
      for (let tries = 0; ; tries++) {
        const started = await ask("POST", "/v1/runs", { mode: "apply" });
        if (started.status !== 409 || tries >= 40)
          return (await answerOf<{ id: string }>(started, "the run")).id;
        if (tries === 0) waiting();
        await new Promise((resolve) => setTimeout(resolve, 2_000));
      }
    },
    async untilOver(runId, watch) {
      for (const until = Date.now() + WITHIN_MS; Date.now() < until; ) {
        const run = await call<Run>("GET", `/v1/runs/${runId}`);
        watch(run);
        if (OVER.includes(run.state)) return run;
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
      throw new Error(`Run ${runId} was not over after ${WITHIN_MS / 60_000} minutes`);
    },
    async findings() {
      const { items } = await call<{ items: readonly FindingItem[] }>("GET", "/v1/findings?limit=200");
      return items;
    },
    async waiting() {
      const { people } = await call<{ people: { waiting: number } }>("GET", "/v1/status");
      return people.waiting;
    },
  };
}
