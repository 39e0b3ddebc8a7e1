/** One write, sent for the first time or again after an answer that was lost. */
import type { Client } from "../api/create-client.ts";
import { type Failure, type Outcome, succeeded } from "../api/failure.ts";
import type { MutationResult, OutboxEntry } from "../storage/outbox.ts";
import { isFields, isFilled, isTexts } from "../storage/parse-stored.ts";

export async function carryOut(client: Client, entry: OutboxEntry): Promise<Outcome<MutationResult>> {
  const { mutation, id, tries } = entry;
  const isRepeated = tries > 1;
  switch (mutation.op) {
    case "send-invitations": {
      const outcome = await client.sendInvitations(mutation.accountIds, id);
      return outcome.ok ? succeeded({ op: mutation.op, results: outcome.value }) : outcome;
    }
    case "save-exclusions": {
      const { key, values, etag } = mutation;
      const outcome = await client.saveExclusions(key, values, etag);
      if (outcome.ok) return succeeded({ op: mutation.op, saved: outcome.value });
      const saved = isRepeated ? alreadySaved(outcome.failure, values) : null;
      return saved === null ? outcome : succeeded({ op: mutation.op, saved });
    }
    case "start-run": {
      const outcome = await client.startRun(mutation.mode, mutation.draft);
      if (outcome.ok) return succeeded({ op: mutation.op, runId: outcome.value });
      const runId = isRepeated ? runAtWork(outcome.failure) : null;
      return runId === null ? outcome : succeeded({ op: mutation.op, runId });
    }
  }
}

/** Stale because the first try wrote it: what stands there now is what was wanted. */
function alreadySaved({ kind, current }: Failure, values: readonly string[]) {
  if (kind !== "conflict" || !isFields(current)) return null;
  const { exclusions, etag } = current;
  if (!isTexts(exclusions) || !isFilled(etag)) return null;
  const isWanted = asSaved(exclusions) === asSaved(values);
  return isWanted ? { values: [...exclusions], warnings: [], etag } : null;
}

/** The run that stands in the way is, all but certainly, the one that the first try started. */
function runAtWork({ code, params }: Failure): string | null {
  const runId = params?.["runId"];
  return code === "run-in-progress" && isFilled(runId) ? runId : null;
}

/** As the server keeps them: once each, without blanks around them, in one spelling of accents. */
const asSaved = (values: readonly string[]): string =>
  [...new Set(values.map((value) => value.normalize("NFC").trim()))].sort().join("\n");
