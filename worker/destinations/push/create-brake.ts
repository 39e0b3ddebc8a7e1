/**
 * When to leave the destination alone in the middle of a batch. One person over whom it stumbles holds nobody up; many in a
 * row, or a token that isn't known, do. A batch ends in time, too: what isn't begun by then stays due.
 */
import type { DestinationFailure } from "../destination.ts";

const MANY_IN_A_ROW = 10;
const BEGIN_FOR_MS = 45_000;

export type Brake = {
  /** `null`: it went well. */
  note(failure: DestinationFailure | null): void;
  /** Nobody can be pushed. */
  pull(failure: DestinationFailure): void;
  isOn(): boolean;
  /** What keeps everybody up, if anything does. */
  cause(): DestinationFailure | null;
};

export function createBrake(now: () => number): Brake {
  const until = now() + BEGIN_FOR_MS;
  let inARow = 0;
  let cause: DestinationFailure | null = null;
  return {
    note(failure) {
      if (failure === null || !isOfAll(failure)) {
        inARow = 0;
        return;
      }
      inARow += 1;
      if (isTokenUnknown(failure) || inARow >= MANY_IN_A_ROW) cause ??= failure;
    },
    pull(failure) {
      cause ??= failure;
    },
    isOn: () => cause !== null || now() > until,
    cause: () => cause,
  };
}

/** 403 may be for one person: an admin there whom no token may deactivate. */
const isTokenUnknown = (failure: DestinationFailure): boolean =>
  failure.reason === "destination-refused" && failure.status !== 403;

/** It says something of the destination rather than of the person. */
export const isOfAll = ({ reason }: DestinationFailure): boolean =>
  reason === "destination-refused" ||
  reason === "destination-unavailable" ||
  reason === "destination-unreadable";
