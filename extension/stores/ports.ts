/**
 * What popup and dashboard need of the world. Their `main.tsx` connect it to storage, background and server; tests and the
 * gallery to plain values.
 */
import type { ReadonlySignal } from "@preact/signals";
import type { Client } from "../api/create-client.ts";
import type { ExclusionEdits } from "../core/exclusion-draft.ts";
import type { Draft } from "../storage/drafts.ts";
import type { ManagedPolicy } from "../storage/managed-policy.ts";
import type { Mutation, OutboxEntry } from "../storage/outbox.ts";
import type { Snapshot } from "../storage/snapshot.ts";

export type SessionClient = Pick<
  Client,
  "me" | "attributes" | "previewExclusions" | "run" | "changes" | "findings" | "invitations"
>;

export type SessionPorts = {
  readonly pairing: ReadonlySignal<{ readonly server: string; readonly name: string } | null>;
  readonly policy: Pick<ManagedPolicy, "isReadOnly"> & { readonly workerUrl?: string | undefined };
  readonly snapshot: ReadonlySignal<Snapshot | null>;
  readonly client: SessionClient;
  /** What is to be written to this server. */
  readonly outbox: ReadonlySignal<readonly OutboxEntry[]>;
  /** What was meant for another. */
  readonly elsewhere: ReadonlySignal<readonly OutboxEntry[]>;
  /** The id of the entry. */
  readonly submit: (mutation: Mutation) => Promise<string>;
  readonly dismiss: (id: string) => Promise<void>;
  /** Takes back a write that is still waiting. */
  readonly cancel: (id: string) => Promise<void>;
  readonly edits: Draft<ExclusionEdits>;
  /** Asks the server how things stand; the snapshot tells. */
  readonly refresh: () => Promise<void>;
  readonly now: () => number;
};
