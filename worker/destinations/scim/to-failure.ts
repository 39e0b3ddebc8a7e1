/** A refusal of one request as a failure of the one person or group it was about. Pure. */
import type { DestinationFailure, DestinationPerson } from "../destination.ts";

type Declined = { readonly status: number; readonly detail: string };

export function toFailure({ status, detail }: Declined): DestinationFailure {
  if (status === 404 || status === 410) return { reason: "remote-gone" };
  return status === 409 ? { reason: "already-taken", detail } : { reason: "change-refused", status, detail };
}

/** What must not be read in a log. */
export const namesOf = ({ firstName, lastName, email }: DestinationPerson): readonly (string | null)[] => [
  firstName,
  lastName,
  email.split("@")[0] ?? null,
];
