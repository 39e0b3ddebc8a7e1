/** Every subject of a batch is either done with, or waits with its reason. What changed meanwhile waits anyway. */
import { chunkJson } from "../../../db/chunk-json.ts";
import type { Database } from "../../../db/database.ts";
import { dueAgainAt, type PushTrouble } from "../../core/push-retry.ts";
import type { DestinationFailure } from "../destination.ts";
import { isOfAll } from "./create-brake.ts";

export type Settled = {
  readonly id: string;
  readonly version: number;
  readonly tries: number;
  /** `null`: done. */
  readonly failure: DestinationFailure | null;
  readonly code: string | null;
  /** By an admin: done or not, they go on being held. */
  readonly isHeld?: boolean;
};

export type SettleOptions = {
  readonly kind: "account" | "team";
  readonly now: number;
  /** It wasn't for the subjects that some of them failed: they are due again as soon as the destination is back. */
  readonly isAway: boolean;
};

/** Due again only once something changes. */
export const NOT_BY_ITSELF = 8_640_000_000_000_000;

/** A destination that stumbles so often over one person has something against them, whatever it says. */
const STUCK_AFTER = 5;

export function settleStatements(
  db: Database,
  settled: readonly Settled[],
  { kind, now, isAway }: SettleOptions,
): D1PreparedStatement[] {
  const d1 = db.$client;
  const doneWith = (held: boolean) =>
    settled.flatMap(({ id, version, failure, isHeld = false }) =>
      failure === null && isHeld === held ? [[id, version]] : [],
    );
  const failed = settled.flatMap((one) =>
    one.failure === null || (isAway && isOfAll(one.failure)) ? [] : [failedRow(one, one.failure, now)],
  );
  return [
    ...chunkJson(doneWith(true)).map((json) =>
      d1
        .prepare(
          `UPDATE outbox SET tries = 0, due_at = ${NOT_BY_ITSELF}, code = NULL, detail = NULL
           WHERE kind = ?2 AND held = 'admin' AND (id, version) IN
             (SELECT value ->> 0, value ->> 1 FROM json_each(?1))`,
        )
        .bind(json, kind),
    ),
    ...chunkJson(doneWith(false)).map((json) =>
      d1
        .prepare(
          `DELETE FROM outbox WHERE kind = ?2 AND (id, version) IN
             (SELECT value ->> 0, value ->> 1 FROM json_each(?1))`,
        )
        .bind(json, kind),
    ),
    ...chunkJson(failed).map((json) =>
      d1
        .prepare(
          `UPDATE outbox SET tries = row.value ->> 2, due_at = row.value ->> 3, code = row.value ->> 4,
                             detail = row.value ->> 5
           FROM json_each(?1) AS row
           WHERE outbox.kind = ?2 AND outbox.id = row.value ->> 0 AND outbox.version = row.value ->> 1`,
        )
        .bind(json, kind),
    ),
  ];
}

function failedRow({ id, version, tries, code }: Settled, failure: DestinationFailure, now: number) {
  const tried = tries + 1;
  const isStuck = tried >= STUCK_AFTER && isOfAll(failure);
  const detail = "detail" in failure ? failure.detail : "";
  return [
    ...[id, version, tried, dueAgainAt(troubleOf(failure), tried, now)],
    ...[code ?? (isStuck ? failure.reason : null), detail],
  ];
}

/** An address that is taken may be given up by one of our own, soon. */
function troubleOf(failure: DestinationFailure): PushTrouble {
  switch (failure.reason) {
    case "change-refused":
    case "ambiguous":
      return { kind: "person" };
    case "destination-unavailable":
      return { kind: "passing", retryAt: failure.retryAt };
    case "destination-refused":
    case "destination-unreadable":
    case "already-taken":
    case "remote-gone":
      return { kind: "passing", retryAt: null };
  }
}
