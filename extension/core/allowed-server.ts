/** Whether this browser may be connected to a server: where IT has locked one, to that one alone. */
import type { ManagedPolicy } from "../storage/managed-policy.ts";
import { parseServerAddress } from "./server-address.ts";

type Lock = Pick<ManagedPolicy, "isServerLocked" | "workerUrl">;

/** An address that can't be read names no server: a slip of IT's would only part everybody, with nowhere to go on. */
export function isServerAllowed({ isServerLocked, workerUrl = "" }: Lock, server: string): boolean {
  if (!isServerLocked) return true;
  const locked = parseServerAddress(workerUrl);
  return !locked.ok || locked.server === server;
}
