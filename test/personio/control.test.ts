/** Driven from another process: `/__test__/…` and the command line. */
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { bodyOf, createAsk } from "./ask.ts";
import { parseCliArguments } from "./cli-arguments.ts";
import { startTestPersonio, type TestPersonio } from "./test-personio.ts";

const JSON_TYPE = { "content-type": "application/json" };

describe("/__test__/", () => {
  let personio: TestPersonio;
  afterEach(() => personio.close());

  async function tell(
    path: string,
    body: unknown,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const init = { method: "POST", headers: JSON_TYPE, body: JSON.stringify(body) };
    const response = await fetch(`${personio.url}/__test__/${path}`, init);
    return { status: response.status, body: await bodyOf(response) };
  }

  test("orders faults, clears them, and shows the requests", async () => {
    personio = await startTestPersonio({ people: 5 });
    const ask = await createAsk(personio.url);
    const ordered = await tell("faults", { kind: "status", status: 503, times: 2 });
    expect(ordered).toEqual({ status: 200, body: { faults: [{ kind: "status", status: 503, times: 2 }] } });
    expect((await ask.get("?limit=1")).status).toBe(503);
    await fetch(`${personio.url}/__test__/faults`, { method: "DELETE" });
    expect((await ask.get()).status).toBe(200);

    const log: { requests: { status: number; query: string[][]; headers: Record<string, string> }[] } =
      await bodyOf(await fetch(`${personio.url}/__test__/requests?path=/v1/company/*`));
    expect(log.requests.map(({ status }) => status)).toEqual([503, 200]);
    expect(log.requests[0]?.query).toEqual([["limit", "1"]]);
    expect(log.requests[0]?.headers["authorization"]).toBe(`Bearer ${ask.token}`);
    expect(personio.requests.count("/__test__/*")).toBe(0);

    await fetch(`${personio.url}/__test__/requests`, { method: "DELETE" });
    expect(personio.requests.count()).toBe(0);
  });

  test("plays the lifecycle", async () => {
    personio = await startTestPersonio({ people: 0 });
    const { company } = personio;
    await tell("lifecycle", { action: "add", person: { id: 1, firstName: "Ada", department: "Rechnen" } });
    await tell("lifecycle", { action: "move", id: 1, to: { department: "Forschung" } });
    await tell("lifecycle", { action: "rename", id: 1, to: { lastName: "King" } });
    await tell("lifecycle", { action: "change-email", id: 1, email: null });
    await tell("lifecycle", { action: "promote", id: 1, to: { position: "Leitung" } });
    await tell("lifecycle", { action: "leave", id: 1 });
    await tell("lifecycle", { action: "return", id: 1 });
    await tell("lifecycle", { action: "rename-department", department: "Forschung", name: "Zukunft" });
    await tell("lifecycle", { action: "patch", id: 1, values: { gender: "diverse" } });
    await tell("lifecycle", { action: "end", id: 1, on: "2020-01-01" });
    const back = await tell("lifecycle", { action: "rehire", id: 1, person: { hireDate: "2199-01-01" } });
    expect(back.body["person"]).toMatchObject({ firstName: "Ada", status: "onboarding" });
    expect(company.get(1)).toMatchObject({
      lastName: "King",
      position: "Leitung",
      gender: "diverse",
      status: "inactive",
    });
    expect(company.units.get("department", company.get(1).departmentId)?.name).toBe("Zukunft");

    await tell("lifecycle", { action: "schedule", on: "2198-01-01", do: { action: "delete", id: 1 } });
    expect(company.has(1)).toBe(true);
    await tell("lifecycle", { action: "advance", to: "2199-01-02" });
    expect(company.has(1)).toBe(false);
    expect(company.employees.map(({ status }) => status)).toEqual(["active"]);
  });

  test("turns switches and takes away attributes", async () => {
    personio = await startTestPersonio({ people: 5 });
    const ask = await createAsk(personio.url);
    await tell("behaviour", { readable: ["id", "supervisor"], supervisorForm: "short" });
    const text = await (await ask.get()).text();
    expect(text).not.toContain("first_name");
    expect((await tell("behaviour", { colour: "red" })).body).toEqual({ error: "Unknown: colour" });
  });

  test.each([
    ["faults", { kind: "earthquake" }],
    ["faults", { kind: "status" }],
    ["faults", { kind: "change", change: { action: "leave" } }],
    ["lifecycle", { action: "leave" }],
    ["lifecycle", { action: "leave", id: 4711 }],
    ["lifecycle", ["hire"]],
  ])("refuses %s %j with a reason", async (path, body) => {
    personio = await startTestPersonio({ people: 5 });
    expect(await tell(path, body)).toMatchObject({ status: 422, body: { error: expect.any(String) } });
    expect((await fetch(`${personio.url}/__test__/nonsense`)).status).toBe(404);
  });
});

describe("the command line", () => {
  test("has defaults", () => {
    const value = { port: 9000, people: 250, seed: 7, latencyMs: 0, rateLimit: "real" };
    expect(parseCliArguments([])).toEqual({ ok: true, value });
  });

  test.each([
    ["--people 60000", /--people is a whole number from 0 to 50000, not "60000"/],
    ["--port x", /--port is a whole number/],
    ["--rate-limit sometimes", /--rate-limit is real or off/],
    ["--colour red", /--colour/],
    ["250", /250/],
  ])("refuses %s", (line, message) => {
    expect(parseCliArguments(line.split(" "))).toEqual({ ok: false, error: expect.stringMatching(message) });
  });

  const run = (...args: readonly string[]): ChildProcess =>
    spawn(process.execPath, ["test/personio/cli.ts", ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const firstLine = (child: ChildProcess, stream: "stdout" | "stderr"): Promise<string> =>
    new Promise((resolve) => child[stream]?.once("data", (chunk: Buffer) => resolve(chunk.toString())));
  const exitCode = (child: ChildProcess): Promise<number | null> =>
    new Promise((resolve) => child.once("exit", (code) => resolve(code)));

  test.each([["SIGTERM"], ["SIGINT"]] as const)("prints one line, serves, and ends on %s", async (signal) => {
    const child = run("--port", "0", "--people", "30", "--seed", "3", "--rate-limit", "off");
    const line = await firstLine(child, "stdout");
    const ended = exitCode(child);
    expect(line).toMatch(
      /^Test Personio: http:\/\/127\.0\.0\.1:\d+ \(Beispiel GmbH, 30 people\) – client id papi-/,
    );
    const ask = await createAsk(/http:\S+/.exec(line)?.[0] ?? "");
    expect((await ask.list()).metadata.total_elements).toBe(30);
    child.kill(signal);
    expect(await ended).toBe(0);
  });

  test("says what is wrong and fails: an argument, a port that is taken", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    const port = typeof address === "object" && address ? String(address.port) : "";

    const [wrong, late] = [run("--people", "many"), run("--port", port, "--people", "5")];
    const outcomes = [firstLine(wrong, "stderr"), exitCode(wrong), firstLine(late, "stderr"), exitCode(late)];
    const [reason, code, lateReason, lateCode] = await Promise.all(outcomes);
    expect([reason, code]).toEqual([expect.stringContaining("Usage: npm run personio"), 2]);
    expect([lateReason, lateCode]).toEqual([`Port ${port} is taken; choose another with --port\n`, 1]);
    taken.close();
  });
});
