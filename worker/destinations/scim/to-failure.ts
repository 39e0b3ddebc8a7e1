/** A refusal of one request as a failure of the one person or group it was about. Pure. */
import type { DestinationFailure } from "../destination.ts";

type Declined = { readonly status: number; readonly detail: string };

export function toFailure({ status, detail }: Declined): DestinationFailure {
  if (status === 404 || status === 410) return { reason: "remote-gone" };
  return status === 409 ? { reason: "already-taken", detail } : { reason: "change-refused", status, detail };
}
