/** Builds the extension while the demo starts: in a process of its own that steps back whenever somebody else wants the processor. */
import { spawn } from "node:child_process";
import { setPriority } from "node:os";

const LOW_PRIORITY = 10;

/** Whether it is in `extension/dist`. */
export function buildExtensionAside(): Promise<boolean> {
  const child = spawn(process.execPath, ["extension/build/run-build.ts"], { stdio: "ignore" });
  if (child.pid !== undefined) setPriority(child.pid, LOW_PRIORITY);
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}
