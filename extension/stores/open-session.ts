/** Connects what popup and dashboard need to storage, background and server. */
import browser from "webextension-polyfill";
import type { PollMessage } from "../api/background-messages.ts";
import { parseEdits } from "../core/parse-edits.ts";
import { openDraft } from "../storage/drafts.ts";
import { followOutbox } from "../storage/follow-outbox.ts";
import { followPlace } from "../storage/follow-place.ts";
import { loadPolicy } from "../storage/managed-policy.ts";
import { cancelEntry, dismissEntry, submitMutation } from "../storage/outbox.ts";
import { PAIRING } from "../storage/pairing.ts";
import { SNAPSHOT } from "../storage/snapshot.ts";
import type { SessionPorts } from "./ports.ts";

/** Everything that is stored is read before the promise resolves, so the first render has it. */
export async function openSession<C>(createClient: (server: string) => C) {
  const [policy, pairing, snapshot, outbox, edits] = await Promise.all([
    loadPolicy(),
    followPlace(PAIRING),
    followPlace(SNAPSHOT),
    followOutbox(),
    openDraft("exclusions", parseEdits),
  ]);
  return {
    policy,
    pairing,
    snapshot,
    outbox,
    edits,
    client: createClient(pairing.value?.server ?? ""),
    submit: submitMutation,
    dismiss: dismissEntry,
    cancel: (id: string) => cancelEntry(id, navigator.locks),
    refresh,
    now: () => Date.now(),
  } satisfies Omit<SessionPorts, "client"> & { readonly client: C };
}

export async function refresh(): Promise<void> {
  const message: PollMessage = { type: "poll" };
  await browser.runtime.sendMessage(message).catch(() => undefined);
}
