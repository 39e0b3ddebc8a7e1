/** `npm start`, as somebody runs it who has just cloned the repository. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiStatus, askToken, PAIRING_GRANT } from "../sign-in/extension.ts";
import { parseStartArguments } from "./arguments.ts";

const PEOPLE = 60;
/** Nobody's seed, so that the folder is ours to delete. */
const SEED = 1_987_654_321;
const FOLDER = `.rollcall/demo-${PEOPLE}-${SEED}`;

const forget = () => rmSync(FOLDER, { recursive: true, force: true });
beforeAll(forget);
afterAll(forget);

type Started = {
  /** Ends it as Ctrl-C does. */
  interrupt(): void;
  /** What it has printed so far, once it has printed this. */
  saying(words: string): Promise<string>;
  readonly ended: Promise<Ended>;
};
type Ended = { readonly code: number | null; readonly output: string; readonly errors: string };

function npmStart(...args: readonly string[]): Started {
  const child = spawn(process.execPath, ["test/demo/start.ts", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { output: "", errors: "" };
  child.stdout.on("data", (data: Buffer) => {
    said.output += data.toString();
  });
  child.stderr.on("data", (data: Buffer) => {
    said.errors += data.toString();
  });
  return {
    interrupt: () => void child.kill("SIGINT"),
    async saying(words) {
      await expect.poll(() => said.output, { timeout: 60_000, interval: 100 }).toContain(words);
      return said.output;
    },
    ended: new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code) => resolve({ code, ...said }));
    }),
  };
}

/** What stands behind a label of the table at the end. */
function countOf(output: string, label: string): number {
  const line = output.split("\n").find((it) => it.trim().startsWith(label));
  return Number(line?.trim().split(/\s+/).at(-1));
}

const ours = async (): Promise<readonly string[]> => [
  ...["--people", String(PEOPLE)],
  ...["--seed", String(SEED)],
  ...["--port", String(await freePort())],
];
const once = async (): Promise<Ended> => npmStart("--once", ...(await ours())).ended;

test("npm start -- --once syncs a company, and finds nothing to do the second time", {
  timeout: 90_000,
}, async () => {
  const first = await once();
  expect(first).toMatchObject({ code: 0 });
  expect(first.output).toContain("The sync succeeded.");
  expect(countOf(first.output, "people read")).toBe(PEOPLE);
  const created = countOf(first.output, "accounts created");
  expect(created).toBeGreaterThan(PEOPLE / 2);
  expect(countOf(first.output, "teams created")).toBeGreaterThan(1);
  expect(existsSync(FOLDER)).toBe(true);
  expect(first.output).not.toContain("load the extension");

  const second = await once();
  expect(second).toMatchObject({ code: 0 });
  expect(second.output).toContain("The sync succeeded: nothing had changed.");
  expect(countOf(second.output, "accounts created")).toBe(0);
  expect(countOf(second.output, "right already")).toBe(created);
});

test("npm start stays up: the extension is built, its code connects a browser, and Ctrl-C ends all of it", {
  timeout: 90_000,
}, async () => {
  const demo = npmStart(...(await ours()));
  const output = await demo.saying("delete that folder to begin anew");
  const printed = (pattern: RegExp): string => pattern.exec(output)?.[1] ?? "";
  expect(existsSync(printed(/Load unpacked → (\S+)/u))).toBe(true);
  expect(readFileSync(printed(/Load Temporary Add-on → (\S+)/u), "utf8")).toContain('"gecko"');
  expect(existsSync(join(printed(/Load unpacked → (\S+)/u), "popup.html"))).toBe(true);

  const server = printed(/^ +server +(\S+)$/mu);
  const code = printed(/^ +code +(\S+), for ten minutes/mu);
  const fields = { grant_type: PAIRING_GRANT, pairing_code: code, device_name: "Chrome" };
  const { status, body } = await askToken(server, fields);
  expect(status).toBe(200);
  expect(await apiStatus(server, body.access_token)).toBe(200);

  demo.interrupt();
  expect(await demo.ended).toMatchObject({ code: 0, errors: "" });
  await expect(fetch(server)).rejects.toThrow();
});

describe("arguments that make no sense", () => {
  test.each([
    { args: ["--people", "many"], says: "--people takes a whole number from 5 to 50000, not “many”" },
    { args: ["--perple", "60"], says: "--perple" },
  ])("$args: exit code 1, and what was wrong with them", async ({ args, says }) => {
    const { code, output, errors } = await npmStart(...args).ended;
    expect(code).toBe(1);
    expect(errors).toContain(says);
    expect(errors).toContain("npm start -- [--once] [--people N] [--seed N] [--port N]");
    expect(errors).not.toContain("    at ");
    expect(output).toBe("");
  });

  test.each([
    [["--people", "4"]],
    [["--people", "50001"]],
    [["--people", ""]],
    [["--people", "5.5"]],
    [["--seed", "-1"]],
    [["--port", "0"]],
    [["--port", "65536"]],
    [["--once=yes"]],
    [["anything"]],
  ])("%j is refused", (args) => {
    expect(parseStartArguments(args)).toEqual({ error: expect.any(String) });
  });

  test("none at all are fine", () => {
    expect(parseStartArguments([])).toEqual({ once: false, people: 250, seed: 7, port: 8787 });
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
