import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { text } from "node:stream/consumers";
import { ROOT } from "./sources.ts";

/** Runs a program of node_modules at the top of the repository: what it said when it failed, nothing when all is well. */
export async function runTool(tool: string, ...args: string[]): Promise<string> {
  const path = [join(ROOT, "node_modules/.bin"), process.env.PATH].join(delimiter);
  const child = spawn(tool, args, {
    cwd: ROOT,
    env: { ...process.env, PATH: path },
    shell: process.platform === "win32",
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<string>((resolve) => {
    child.once("error", ({ message }) => resolve(`${tool}: ${message}`));
    child.once("close", (code) => resolve(code === 0 ? "" : `${tool} ended with code ${code}`));
  });
  const [out, errors, problem] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return problem === "" ? "" : `${out}${errors}${problem}`;
}
