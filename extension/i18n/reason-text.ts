import type { RunMessages } from "./messages.ts";

/** Why a run changes something; a server that is newer may have reasons that we don't know. */
export function reasonText(code: string, { reason, unknownReason }: RunMessages): string {
  const known: Readonly<Record<string, string | undefined>> = reason;
  return known[code] ?? unknownReason(code);
}
