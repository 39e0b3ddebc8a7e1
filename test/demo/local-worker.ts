/**
 * The Worker in its real runtime on this machine: `wrangler dev` with a D1 that lives in a folder of its own. Used by
 * `npm start`, `npm run dev`, and the tests that kill it half way.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export type LocalWorkerOptions = {
  /** Holds the database, the variables and the logs. */
  readonly folder: string;
  /** Any free port when left out. */
  readonly port?: number;
  readonly variables: Readonly<Record<string, string>>;
  /** Prints what wrangler prints; else it is kept for an error message. */
  readonly loud?: boolean;
};

export type LocalWorker = {
  readonly url: string;
  /** Ends the processes this started, and waits for them. `SIGKILL` is the plug pulled. */
  stop(signal?: "SIGTERM" | "SIGKILL"): Promise<void>;
};

const QUIET = {
  WRANGLER_SEND_METRICS: "false",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_HIDE_BANNER: "true",
  NO_COLOR: "1",
  CI: "true",
};

const READY_WITHIN_MS = 60_000;
const FREE_WITHIN_MS = 3_000;

/** Creates or brings up to date the database in `folder`. */
export async function migrate(folder: string): Promise<void> {
  const state = join(folder, "state");
  mkdirSync(state, { recursive: true });
  const child = run(["d1", "migrations", "apply", "DB", "--local", "--persist-to", state], false);
  child.process.stdin?.end("y\n");
  const code = await new Promise<number | null>((resolve) => child.process.once("exit", resolve));
  if (code !== 0) throw new Error(`The local database could not be prepared:\n${child.output()}`);
}

export async function startLocalWorker(options: LocalWorkerOptions): Promise<LocalWorker> {
  const { folder, variables, loud = false } = options;
  const port = await freePort(options.port);
  const url = `http://127.0.0.1:${port}`;
  const envFile = join(folder, "variables");
  mkdirSync(folder, { recursive: true });
  const lines = Object.entries({ PUBLIC_URL: url, ...variables }).map(
    ([name, value]) => `${name}='${value}'`,
  );
  writeFileSync(envFile, `${lines.join("\n")}\n`, { mode: 0o600 });
  const args = [
    "dev",
    "--ip",
    "127.0.0.1",
    "--port",
    String(port),
    "--inspector-port",
    String(await freePort()),
  ];
  const child = run([...args, "--persist-to", join(folder, "state"), "--env-file", envFile], loud);
  try {
    await answering(url, child);
  } catch (error) {
    await stop(child.process, "SIGTERM");
    throw error;
  }
  return { url, stop: (signal = "SIGTERM") => stop(child.process, signal) };
}

type Running = { readonly process: ChildProcess; output(): string };

const running = new Set<ChildProcess>();

/** At the first Ctrl-C, whatever is going on then, everything that was started here is ended too. */
export function endWorkersWithMe(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      void Promise.all([...running].map((child) => stop(child, "SIGTERM"))).finally(() => process.exit(0));
    });
  }
}

/** In a process group of its own, so that ending it ends wrangler's children too. */
function run(args: readonly string[], loud: boolean): Running {
  const child = spawn(join("node_modules", ".bin", "wrangler"), args, {
    detached: true,
    env: { ...process.env, ...QUIET },
    stdio: ["pipe", "pipe", "pipe"],
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  const kept: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (data: Buffer) => {
      if (loud) process.stdout.write(data);
      kept.push(data.toString());
      if (kept.length > 500) kept.shift();
    });
  }
  return { process: child, output: () => kept.join("") };
}

async function answering(url: string, child: Running): Promise<void> {
  for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until; ) {
    if (child.process.exitCode !== null) break;
    const answer = await fetch(`${url}/.well-known/rollcall`).catch(() => null);
    if (answer !== null) return;
    await sleep(100);
  }
  throw new Error(`The Worker did not start:\n${child.output()}`);
}

async function stop(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  endGroup(child.pid, signal);
  const timer = setTimeout(() => child.pid !== undefined && endGroup(child.pid, "SIGKILL"), 5_000);
  await gone;
  clearTimeout(timer);
}

function endGroup(pid: number, signal: "SIGTERM" | "SIGKILL"): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}

/** The port asked for, if nobody has it; any free one when none is asked for. Whoever was killed just now gives it back soon. */
async function freePort(wanted = 0): Promise<number> {
  for (const until = Date.now() + FREE_WITHIN_MS; Date.now() < until; await sleep(50)) {
    const port = await tryPort(wanted);
    if (port !== null) return port;
  }
  throw new Error(`Port ${wanted} is taken; --port N chooses another.`);
}

function tryPort(wanted: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen(wanted, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
