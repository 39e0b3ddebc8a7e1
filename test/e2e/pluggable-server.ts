/** A Rollcall whose plug can be pulled: a process of its own, that comes back at the same address with what it had. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localSecrets } from "../demo/local-secrets.ts";
import { type LocalWorker, migrate, startLocalWorker } from "../demo/local-worker.ts";
import { startTestPersonio } from "../personio/test-personio.ts";
import { ADMIN_TOKEN } from "../worker/start-rollcall.ts";

export type PluggableServer = {
  readonly origin: string;
  call<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  /** Reads Personio and waits until that is over. */
  sync(): Promise<void>;
  pullThePlug(): Promise<void>;
  /** Nothing, where it is in already. */
  plugIn(): Promise<void>;
  close(): Promise<void>;
};

export async function startPluggableServer(people: number): Promise<PluggableServer> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-plug-"));
  const personio = await startTestPersonio({ people, seed: 3, rateLimit: "off" });
  await migrate(folder);
  const variables = {
    ...localSecrets(folder),
    ...{ ADMIN_TOKEN, PERSONIO_BASE_URL: personio.url, PERSONIO_REQUESTS_PER_SECOND: "10000" },
  };
  let worker: LocalWorker | null = await startLocalWorker({ folder, variables });
  const origin = worker.url;
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, "content-type": "application/json" };
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(origin + path, { method, headers, ...content });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer as T;
  };
  await call("PUT", "/v1/connection", { ...personio.credential, enabled: true });
  return {
    origin,
    call,
    async sync() {
      const { id } = await call<{ id: string }>("POST", "/v1/runs", { mode: "apply" });
      for (const until = Date.now() + 30_000; Date.now() < until; ) {
        const { state } = await call<{ state: string }>("GET", `/v1/runs/${id}`);
        if (state === "succeeded") return;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      throw new Error(`run ${id} did not succeed within half a minute`);
    },
    async pullThePlug() {
      await worker?.stop("SIGKILL");
      worker = null;
    },
    async plugIn() {
      worker ??= await startLocalWorker({ folder, variables, port: Number(new URL(origin).port) });
    },
    async close() {
      await worker?.stop();
      await personio.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
