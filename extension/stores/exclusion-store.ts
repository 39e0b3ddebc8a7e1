/**
 * The exclusions tab without its looks. Edits live in the draft store, so they survive a closing popup; saving goes through
 * the outbox, so that also does; and what became of it is taken from there, whichever popup asked for it.
 */
import { computed, effect, signal, untracked } from "@preact/signals";
import type { Attribute, ExclusionPreview, SavedExclusions } from "../api/answers.ts";
import {
  changesOf,
  countChanges,
  type ExclusionEdit,
  type ExclusionEdits,
  editOf,
  mergeEdit,
  overwriteEdit,
  toDraft,
  withEdit,
  withoutEdit,
  withoutIdle,
} from "../core/exclusion-draft.ts";
import type { OutboxEntry } from "../storage/outbox.ts";
import { heardAtOf } from "./heard-at.ts";
import { keptStore } from "./kept-store.ts";
import { createLoader, loadable } from "./loadable.ts";
import type { SessionPorts } from "./ports.ts";
import { createPress } from "./press.ts";

type SaveEntry = OutboxEntry & { readonly mutation: { readonly op: "save-exclusions" } };
export type Conflict = { readonly id: string; readonly key: string; readonly theirs: Attribute };
export type Resolution = "mine" | "theirs" | "both";
export type ExclusionStore = ReturnType<typeof createExclusionStore>;

const PREVIEW_AFTER_MS = 250;
const NO_EDITS: ExclusionEdits = {};

const isSave = (entry: OutboxEntry): entry is SaveEntry => entry.mutation.op === "save-exclusions";

/** What follows from the draft and from the outbox. */
function derive({ edits: draft, outbox }: SessionPorts) {
  const edits = computed(() => draft.value.value ?? NO_EDITS);
  const changes = computed(() => changesOf(edits.value));
  const saves = computed(() => outbox.value.filter(isSave));
  const press = createPress();
  return {
    press,
    edits,
    changes,
    saves,
    changeCount: computed(() => countChanges(changes.value)),
    conflicts: computed(() => saves.value.flatMap(conflictOf)),
    isRestored: draft.isRestored,
    isSaving: computed(
      () => press.isDown.value || saves.value.some(({ state }) => state === "sending" || state === "waiting"),
    ),
    problem: computed(() => saves.value.map(failureOf).find((failure) => failure !== null) ?? null),
  };
}

/** Writing into the draft; an edit that changes nothing leaves none. */
function createEditor({ edits: draft }: SessionPorts, { edits }: ReturnType<typeof derive>) {
  const isSaved = signal(false);
  const replace = (next: ExclusionEdits): void => {
    isSaved.value = false;
    const kept = withoutIdle(next);
    if (Object.keys(kept).length === 0) void draft.discard();
    else draft.set(kept);
  };
  const change = (attribute: Attribute, part: { values?: readonly string[]; text?: string }): void =>
    replace(withEdit(edits.value, attribute.key, { ...editOf(edits.value, attribute), ...part }));
  /** What was edited while it was being saved goes on from what is saved now. */
  const goOn = (key: string, { values: base, etag }: SavedExclusions): void => {
    const edit = edits.peek()[key];
    if (edit !== undefined) replace(withEdit(edits.peek(), key, { ...edit, base, etag }));
    isSaved.value = true;
  };
  /** Something else of the attribute was saved here, and so its tag is another; its exclusions are the same. */
  const rebase = ({ key, exclusions, etag }: Attribute): void => {
    const edit = edits.peek()[key];
    if (edit !== undefined && edit.base.join("\n") === exclusions.join("\n")) {
      replace(withEdit(edits.peek(), key, { ...edit, etag }));
    }
  };
  return { isSaved, replace, change, goOn, rebase };
}

export function createExclusionStore(ports: SessionPorts) {
  const { client, edits: draft } = ports;
  const derived = derive(ports);
  const { edits, saves } = derived;
  const { isSaved, replace, change, goOn, rebase } = createEditor(ports, derived);
  const attributes = loadable<readonly Attribute[]>();
  const attributeLoader = createLoader(attributes);
  const { follow, ...asked } = createPreview(ports, derived);
  const discarded = signal(0);
  const settled = new Set<string>();
  const load = (): Promise<void> => attributeLoader.load(() => client.attributes());
  const settle = async ({ id, mutation, saved }: SavedEntry): Promise<void> => {
    if (settled.has(id)) return;
    settled.add(id);
    await load();
    goOn(mutation.key, saved);
    await ports.dismiss(id);
    await ports.refresh();
  };

  return {
    ...derived,
    ...asked,
    attributes,
    isSaved,
    /** How often edits were thrown away: fields of before are not those of now. */
    discarded,
    load,
    change,
    rebase,
    discard: async (): Promise<void> => {
      await forgetFailures(ports, saves.value);
      await draft.discard();
      discarded.value += 1;
    },
    save: () => save(ports, derived),
    resolve: async ({ id, key, theirs }: Conflict, how: Resolution): Promise<void> => {
      const edit = edits.value[key];
      if (edit !== undefined) replace(resolved(edits.value, { key, theirs, how }));
      if (how === "theirs") discarded.value += 1;
      await ports.dismiss(id);
      await load();
    },
    /** Returns what ends it. */
    start: (): (() => void) => {
      const ends = [
        effect(() => {
          for (const entry of saves.value.flatMap(savedOf)) void settle(entry);
        }),
        follow(),
      ];
      return () => ends.forEach((end) => void end());
    },
  };
}

export const exclusionStoreOf = keptStore(createExclusionStore);

async function save(ports: SessionPorts, derived: ReturnType<typeof derive>): Promise<void> {
  const { isSaving, press, saves, changes, edits } = derived;
  if (isSaving.peek()) return;
  // All of it begins at once: the popup may close right after the press.
  await press.run(async () => {
    const submitted = changes.value.map(({ key }) => submitEdit(ports, key, edits.value[key]));
    await Promise.all([...submitted, ports.edits.flush(), forgetFailures(ports, saves.value)]);
  });
}

async function submitEdit(
  { submit }: SessionPorts,
  key: string,
  edit: ExclusionEdit | undefined,
): Promise<void> {
  if (edit !== undefined) await submit({ op: "save-exclusions", key, values: edit.values, etag: edit.etag });
}

/** They were seen, and something else was decided. */
async function forgetFailures({ dismiss }: SessionPorts, saves: readonly SaveEntry[]): Promise<void> {
  for (const { id, state } of saves) if (state === "failed") await dismiss(id);
}

/** Who would be affected, asked once it has been quiet for a moment. */
function createPreview(ports: SessionPorts, { edits, changes }: ReturnType<typeof derive>) {
  const answer = loadable<ExclusionPreview>();
  const loader = createLoader(answer);
  const ask = (): void => {
    if (changes.peek().length === 0) loader.clear();
    else void loader.load(() => ports.client.previewExclusions(toDraft(edits.peek())));
  };
  const follow = (): (() => void) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = effect(() => {
      clearTimeout(timer);
      timer = setTimeout(ask, changes.value.length === 0 ? 0 : PREVIEW_AFTER_MS);
    });
    const heardAt = heardAtOf(ports);
    const endRetry = effect(() => {
      if (heardAt.value !== null && answer.peek().failure !== null) untracked(ask);
    });
    return () => {
      clearTimeout(timer);
      end();
      endRetry();
    };
  };
  return { preview: answer, askPreview: ask, follow };
}

type Question = { readonly key: string; readonly theirs: Attribute; readonly how: Resolution };

function resolved(edits: ExclusionEdits, { key, theirs, how }: Question): ExclusionEdits {
  const edit = edits[key];
  if (edit === undefined || how === "theirs") return withoutEdit(edits, key);
  return withEdit(edits, key, how === "mine" ? overwriteEdit(edit, theirs) : mergeEdit(edit, theirs));
}

function conflictOf(entry: SaveEntry): Conflict[] {
  if (entry.state !== "failed" || entry.failure.kind !== "conflict") return [];
  const { current } = entry.failure;
  return isAttribute(current) ? [{ id: entry.id, key: entry.mutation.key, theirs: current }] : [];
}

type SavedEntry = Pick<SaveEntry, "id" | "mutation"> & { readonly saved: SavedExclusions };

const savedOf = (entry: SaveEntry): SavedEntry[] =>
  entry.state === "done" && entry.result.op === "save-exclusions"
    ? [{ id: entry.id, mutation: entry.mutation, saved: entry.result.saved }]
    : [];

const failureOf = (entry: SaveEntry) =>
  entry.state === "failed" && conflictOf(entry).length === 0 ? entry.failure : null;

const isAttribute = (value: unknown): value is Attribute =>
  typeof value === "object" && value !== null && "exclusions" in value && Array.isArray(value.exclusions);
