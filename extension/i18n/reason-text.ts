import type { RunMessages } from "./messages.ts";
import { toldByCode } from "./told-by-code.ts";

/** Why a run changes something. */
export const reasonText = (code: string, { reason, unknownReason }: RunMessages): string =>
  toldByCode(code, reason, unknownReason);
