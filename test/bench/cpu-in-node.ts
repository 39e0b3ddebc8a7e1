/**
 * What a step computes, in Node: Cloudflare allows CPU time by the step and doesn't say locally how much it counted.
 * Measured in a process of its own, so that the first time is a cold one, as in an isolate just started.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTestPersonio } from "../personio/test-personio.ts";
import { fetchPages } from "./fetch-pages.ts";

export type Milliseconds = { readonly cold: number; readonly warm: number };

export type CpuFigures = {
  readonly people: number;
  readonly read: Milliseconds;
  readonly plan: Milliseconds;
};

const CHILD = join(import.meta.dirname, "steps-in-node.ts");

export async function cpuInNode(people: number): Promise<CpuFigures> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
  try {
    const pages = join(folder, "pages.json");
    writeFileSync(pages, JSON.stringify(await pagesOf(people)));
    const directory = join(folder, "directory.json");
    writeFileSync(directory, stepsInNode("first-sync", pages));
    return { people, ...JSON.parse(stepsInNode("measure", pages, directory)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const stepsInNode = (...args: readonly string[]): string =>
  execFileSync(process.execPath, [CHILD, ...args], { encoding: "utf8", maxBuffer: 1e9 });

async function pagesOf(people: number): Promise<readonly string[]> {
  const personio = await startTestPersonio({ people, seed: 7, rateLimit: "off" });
  try {
    return await fetchPages(personio, people);
  } finally {
    await personio.close();
  }
}
