/** Connects what popup and dashboard need to storage, background and server. */
import { computed } from "@preact/signals";
import browser from "webextension-polyfill";
import type { PollMessage } from "../api/background-messages.ts";
import { parseEdits } from "../core/parse-edits.ts";
import { openDraft } from "../storage/drafts.ts";
import { followOutbox } from "../storage/follow-outbox.ts";
import { followPlace } from "../storage/follow-place.ts";
import { loadPolicy, type ManagedPolicy } from "../storage/managed-policy.ts";
import type { Mutation } from "../storage/outbox.ts";
import { PAIRING } from "../storage/pairing-place.ts";
import { SNAPSHOT } from "../storage/snapshot.ts";
import type { SessionPorts } from "./ports.ts";

type Writing = typeof import("../storage/write-outbox.ts");
let writing: Writing | null = null;

/** Nothing is written before somebody presses something; a page has it fetched once it is painted. */
export async function loadWriting(): Promise<Writing> {
  writing ??= await import("../storage/write-outbox.ts");
  return writing;
}

/** Everything that is stored is read before the promise resolves, so the first render has it. */
export async function openSession<C>(createClient: (server: string) => C) {
  const [policy, stored, snapshot, outbox, edits] = await Promise.all([
    loadPolicy(),
    followPlace(PAIRING),
    followPlace(SNAPSHOT),
    followOutbox(),
    openDraft("exclusions", parseEdits),
  ]);
  const isAllowed = await lockOf(policy);
  // One that the background is about to end counts as ended.
  const pairing = computed(() =>
    stored.value !== null && isAllowed(stored.value.server) ? stored.value : null,
  );
  const server = pairing.value?.server ?? "";
  return {
    policy,
    pairing,
    snapshot,
    outbox: computed(() => outbox.entries.value.filter((entry) => entry.server === server)),
    elsewhere: computed(() => outbox.entries.value.filter((entry) => entry.server !== server)),
    edits,
    client: createClient(server),
    // Stored without a pause where the code is there: the popup may close right after the press. It is on its way for
    // everybody who looks at the outbox before its button works again.
    submit: async (mutation: Mutation) => {
      const { submitMutation } = writing ?? (await loadWriting());
      const id = await submitMutation(server, mutation);
      await outbox.read();
      return id;
    },
    dismiss: async (id: string) => (await loadWriting()).dismissEntry(id),
    cancel: async (id: string) => (await loadWriting()).cancelEntry(id, navigator.locks),
    refresh,
    now: () => Date.now(),
  } satisfies Omit<SessionPorts, "client"> & { readonly client: C };
}

/** Few have a lock, so what reads its address is fetched by those alone. */
async function lockOf(policy: ManagedPolicy): Promise<(server: string) => boolean> {
  if (!policy.isServerLocked) return () => true;
  const { isServerAllowed } = await import("../core/allowed-server.ts");
  return (server) => isServerAllowed(policy, server);
}

export async function refresh(): Promise<void> {
  const message: PollMessage = { type: "poll" };
  await browser.runtime.sendMessage(message).catch(() => undefined);
}
