/** The popup without a browser and without a server: plain values, which keep to what the real ones promise. */
import { type Signal, signal } from "@preact/signals";
import type { Failure, Outcome } from "../api/failure.ts";
import type { ExclusionEdits } from "../core/exclusion-draft.ts";
import type { PopupPlace, PopupPorts, Tab } from "../popup/popup-ports.ts";
import type { Draft, openDraft } from "../storage/drafts.ts";
import type { Mutation, OutboxEntry } from "../storage/outbox.ts";
import type { Snapshot } from "../storage/snapshot.ts";
import type { SessionClient } from "../stores/ports.ts";
import * as company from "./company.ts";

export const ok = <T>(value: T): Promise<Outcome<T>> => Promise.resolve({ ok: true, value });

export const fakeClient = (some: Partial<SessionClient> = {}): SessionClient => ({
  me: () => ok({ email: "kim@example.org", name: "Kim", role: "owner", via: "device", device: null }),
  attributes: () => ok(company.attributes),
  previewExclusions: () => ok(company.exclusionPreview()),
  run: () => ok(company.run()),
  changes: () => ok({ items: company.changes, nextCursor: null }),
  findings: () => ok({ items: company.findings, nextCursor: null }),
  invitations: ({ q = "" }) => {
    const items = company.invitations.filter(({ name }) => name.toLowerCase().includes(q.toLowerCase()));
    return ok({ items, nextCursor: null });
  },
  ...some,
});

export function fakeDraft<T>(value: T | null): Draft<T> & { readonly value: Signal<T | null> } {
  const held = signal(value);
  const isRestored = signal(value !== null);
  return {
    value: held,
    isRestored,
    set: (next) => {
      isRestored.value = false;
      held.value = next;
    },
    discard: () => {
      isRestored.value = false;
      held.value = null;
      return Promise.resolve();
    },
    flush: () => Promise.resolve(),
    close: () => undefined,
  };
}

/** Parsed like the real ones; `kept` outlives the popup. */
const fakeDrafts =
  (kept: Map<string, unknown>): typeof openDraft =>
  (name, parse) => {
    const stored = kept.get(name);
    const draft = fakeDraft(stored === undefined ? null : parse(stored));
    draft.value.subscribe((value) => void (value === null ? kept.delete(name) : kept.set(name, value)));
    return Promise.resolve(draft);
  };

export const snapshot = (some: Partial<Snapshot> = {}): Snapshot => ({
  server: company.SERVER,
  answer: { status: company.status(), etag: null, at: company.NOW - 60_000 },
  trouble: null,
  ...some,
});

export const trouble = (failure: Failure, times = 3): NonNullable<Snapshot["trouble"]> => ({
  failure,
  since: company.NOW - 7_200_000,
  times,
});

export type FakePorts = PopupPorts & {
  readonly outbox: Signal<readonly OutboxEntry[]>;
  readonly elsewhere: Signal<readonly OutboxEntry[]>;
  readonly snapshot: Signal<Snapshot | null>;
  readonly submitted: Mutation[];
  readonly opened: string[];
  readonly copied: string[];
  readonly chosen: string[];
};

export type Wanted = {
  readonly pairing?: { readonly server: string; readonly name: string } | null;
  readonly policy?: Partial<PopupPorts["policy"]>;
  readonly snapshot?: Snapshot | null;
  readonly client?: Partial<SessionClient>;
  readonly outbox?: readonly OutboxEntry[];
  readonly elsewhere?: readonly OutboxEntry[];
  readonly edits?: ExclusionEdits | null;
  /** By name: what is in none of the above. */
  readonly keptByTabs?: Map<string, unknown>;
  readonly tab?: Tab;
};

export function fakePorts(wanted: Wanted = {}): FakePorts {
  const { pairing = { server: company.SERVER, name: "Beispiel GmbH" }, tab = "status" } = wanted;
  const outbox = signal(wanted.outbox ?? []);
  const elsewhere = signal(wanted.elsewhere ?? []);
  const submitted: Mutation[] = [];
  const opened: string[] = [];
  const copied: string[] = [];
  const chosen: string[] = [];
  const place: PopupPlace = { tab, scroll: 0, exclusionCount: null };
  const known = signal(wanted.snapshot === undefined ? snapshot() : wanted.snapshot);
  return {
    pairing: signal(pairing),
    policy: { isReadOnly: false, ...wanted.policy },
    snapshot: known,
    client: fakeClient(wanted.client),
    outbox,
    elsewhere,
    submit: (mutation) => {
      submitted.push(mutation);
      return Promise.resolve(`m-${submitted.length}`);
    },
    dismiss: (id) => {
      for (const list of [outbox, elsewhere]) list.value = list.value.filter((entry) => entry.id !== id);
      return Promise.resolve();
    },
    edits: fakeDraft(wanted.edits ?? null),
    place: fakeDraft(place),
    openDraft: fakeDrafts(wanted.keptByTabs ?? new Map()),
    refresh: () => Promise.resolve(),
    openPage: (page) => void opened.push(page),
    cancel: (id) => {
      outbox.value = outbox.value.filter((entry) => entry.id !== id || entry.state !== "waiting");
      return Promise.resolve();
    },
    copy: (text) => {
      copied.push(text);
      return Promise.resolve();
    },
    chooseLanguage: (language) => void chosen.push(language),
    now: () => company.NOW,
    submitted,
    opened,
    copied,
    chosen,
  };
}
