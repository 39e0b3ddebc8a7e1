/** What the popup needs of the world. `main.tsx` connects it to storage, background and server; tests and the gallery to plain values. */
import type { ReadonlySignal } from "@preact/signals";
import type { Client } from "../api/create-client.ts";
import type { ExclusionEdits } from "../core/exclusion-draft.ts";
import type { Draft } from "../storage/drafts.ts";
import type { Mutation, OutboxEntry } from "../storage/outbox.ts";
import type { Snapshot } from "../storage/snapshot.ts";

export const TABS = ["status", "exclusions", "invitations"] as const;
export type Tab = (typeof TABS)[number];

/** Where somebody was when the popup closed. */
export type PopupPlace = { readonly tab: Tab; readonly scroll: number };

export type PopupClient = Pick<
  Client,
  "me" | "attributes" | "previewExclusions" | "run" | "changes" | "findings" | "invitations"
>;

export type PopupPorts = {
  readonly pairing: ReadonlySignal<{ readonly server: string; readonly name: string } | null>;
  readonly policy: { readonly workerUrl?: string | undefined } | null;
  readonly snapshot: ReadonlySignal<Snapshot | null>;
  readonly client: PopupClient;
  readonly outbox: ReadonlySignal<readonly OutboxEntry[]>;
  /** The id of the entry. */
  readonly submit: (mutation: Mutation) => Promise<string>;
  readonly dismiss: (id: string) => Promise<void>;
  readonly edits: Draft<ExclusionEdits>;
  readonly place: Draft<PopupPlace>;
  /** Asks the server how things stand; the snapshot tells. */
  readonly refresh: () => Promise<void>;
  readonly openPage: (page: "pair" | "tab") => void;
  readonly now: () => number;
};

export const isTab = (value: unknown): value is Tab => TABS.some((tab) => tab === value);

export function parsePlace(stored: unknown): PopupPlace | null {
  if (typeof stored !== "object" || stored === null) return null;
  const { tab, scroll } = stored as Partial<Record<keyof PopupPlace, unknown>>;
  return isTab(tab) ? { tab, scroll: typeof scroll === "number" ? scroll : 0 } : null;
}
