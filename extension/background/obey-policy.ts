/**
 * What IT has set also holds for what was there before it: a token leaves the disk, and a connection to another server than
 * the locked one ends. Not every browser tells of a policy that changes, so this is done before anything is asked or sent.
 */
import { revokeSession } from "../api/revoke-session.ts";
import { isServerAllowed } from "../core/allowed-server.ts";
import { forgetConnection } from "../storage/forget-connection.ts";
import { loadPolicy } from "../storage/managed-policy.ts";
import { loadPairing, settlePairing } from "../storage/pairing.ts";
import { plainFetch } from "./background-client.ts";

export async function obeyPolicy(): Promise<void> {
  const { locks } = navigator;
  // A token that is being renewed at this moment is stored by whoever renews it.
  await locks.request("rollcall:refresh", settlePairing);
  const [policy, pairing] = await Promise.all([loadPolicy(), loadPairing()]);
  if (pairing === null || isServerAllowed(policy, pairing.server)) return;
  const ended = await forgetConnection({ locks, isMeant: ({ server }) => !isServerAllowed(policy, server) });
  if (ended !== null) await revokeSession(plainFetch, ended);
}
