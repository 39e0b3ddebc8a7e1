/** The destination as stored: one row. The token is in it sealed, and comes out only for whoever is about to push. */
import { z } from "zod";
import type { Database } from "../../db/database.ts";
import { destination } from "../../db/destination-schema.ts";
import { parseJson } from "../config/load-config.ts";
import type { Outage } from "../core/push-retry.ts";

export const problemSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type DestinationProblem = z.infer<typeof problemSchema>;

export type StoredDestination = {
  readonly kind: "leapsome" | "standard";
  readonly baseUrl: string;
  readonly sealedToken: string | null;
  readonly enabled: boolean;
  /** Our custom name → the destination's id of the attribute. */
  readonly customAttributes: Readonly<Record<string, string>>;
  readonly state: "new" | "active" | "stopped";
  readonly problem: DestinationProblem | null;
  readonly learnt: unknown;
  readonly checkedAt: number | null;
  readonly pushedAt: number | null;
  readonly reconciledAt: number | null;
  readonly updatedAt: number;
};

const attributes = z.record(z.string(), z.string());

export async function loadDestination(db: Database): Promise<StoredDestination | null> {
  const [row] = await db.select().from(destination).limit(1);
  if (row === undefined) return null;
  const problem = problemSchema.safeParse(parseJson(row.problem));
  return {
    ...row,
    customAttributes: attributes.parse(parseJson(row.customAttributes)),
    problem: problem.success ? problem.data : null,
    learnt: parseJson(row.learnt),
  };
}

/**
 * It refused: nothing is pushed until somebody mends it. What changes meanwhile waits. `asOf`: whoever has saved it since,
 * with another token perhaps, has mended it already. Since when it refuses stays.
 */
export const stopDestination = (
  db: Database,
  problem: DestinationProblem,
  asOf: Pick<StoredDestination, "updatedAt">,
): D1PreparedStatement =>
  db.$client
    .prepare(
      `UPDATE destination SET state = 'stopped', problem = json_set(?1, '$.params.since', unixepoch() * 1000)
       WHERE updated_at = ?2 AND (state = 'active'
         OR (state = 'stopped' AND problem ->> 'code' IS NOT ?1 ->> 'code'))`,
    )
    .bind(JSON.stringify(problem), asOf.updatedAt);

/** Since when it is away, as the problem of an active destination says. */
export function outageOf({ problem }: Pick<StoredDestination, "problem">): Outage | null {
  const outage = outageSchema.safeParse(problem?.params);
  return outage.success ? outage.data : null;
}

const outageSchema = z.object({ since: z.number(), tries: z.number(), retryAt: z.number() });
