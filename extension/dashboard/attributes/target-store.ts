/**
 * Targets: chosen here, saved one by one, and taken back in place. Choices that aren't saved stay as long as the tab, so
 * that somebody may look at a preview of them and come back.
 */
import { computed, signal } from "@preact/signals";
import type { Attribute, Target } from "../../api/answers.ts";
import type { Failure } from "../../api/failure.ts";
import { exclusionStoreOf } from "../../stores/exclusion-store.ts";
import { keptStore } from "../../stores/kept-store.ts";
import type { DashboardPorts } from "../dashboard-model.ts";
import { changedTargets, sameTarget, type TargetEdit } from "./target-choice.ts";

export type TargetOutcome =
  | { readonly kind: "saving" }
  /** `before`: what it was, to go back to; `null` in it is no target. */
  | { readonly kind: "saved"; readonly before: Target | null; readonly isUndone: boolean }
  | { readonly kind: "failed"; readonly failure: Failure }
  /** Somebody else was quicker: what is saved now. */
  | { readonly kind: "conflict"; readonly theirs: Attribute };

type ByKey<T> = Readonly<Record<string, T>>;
export type TargetStore = ReturnType<typeof createTargetStore>;

export const targetStoreOf = keptStore(createTargetStore);

type Saving = { readonly attribute: Attribute; readonly wanted: Target | null; readonly isUndone: boolean };

function createTargetStore(ports: DashboardPorts) {
  const exclusions = exclusionStoreOf(ports);
  const edits = signal<ByKey<TargetEdit>>({});
  const outcomes = signal<ByKey<TargetOutcome>>({});
  const tell = (key: string, outcome: TargetOutcome | null): void => {
    outcomes.value = outcome === null ? without(outcomes.value, key) : { ...outcomes.value, [key]: outcome };
  };
  const discard = (key: string): void => {
    edits.value = without(edits.value, key);
    tell(key, null);
  };
  const send = async ({ attribute, wanted, isUndone }: Saving): Promise<void> => {
    const { key, target: before, etag } = attribute;
    if (outcomes.peek()[key]?.kind === "saving") return;
    tell(key, { kind: "saving" });
    const outcome = await ports.client.saveTarget(key, wanted, etag);
    if (!outcome.ok) return tell(key, toOutcome(outcome.failure));
    exclusions.rebase(outcome.value);
    await exclusions.load();
    edits.value = without(edits.value, key);
    tell(key, { kind: "saved", before, isUndone });
  };
  return {
    edits,
    outcomes,
    changed: computed(() => changedTargets(edits.value)),
    choose: (attribute: Attribute, wanted: Target | null): void => {
      const { key, target } = attribute;
      tell(key, null);
      const base = edits.value[key]?.base ?? target;
      edits.value = sameTarget(wanted, target)
        ? without(edits.value, key)
        : { ...edits.value, [key]: { wanted, base } };
    },
    discard,
    discardAll: (): void => Object.keys(edits.value).forEach(discard),
    save: (attribute: Attribute): Promise<void> => {
      const edit = edits.value[attribute.key];
      return edit === undefined
        ? Promise.resolve()
        : send({ attribute, wanted: trimmed(edit.wanted), isUndone: false });
    },
    undo: (attribute: Attribute, before: Target | null): Promise<void> =>
      send({ attribute, wanted: before, isUndone: true }),
    /** What is saved is looked at; it stays, or gives way to what was chosen here. */
    resolve: async (theirs: Attribute, how: "mine" | "theirs"): Promise<void> => {
      const edit = edits.value[theirs.key];
      if (how === "mine" && edit !== undefined) {
        return send({ attribute: theirs, wanted: trimmed(edit.wanted), isUndone: false });
      }
      discard(theirs.key);
      await exclusions.load();
    },
    /** Nothing of it goes on by itself. */
    start: () => () => undefined,
  };
}

function toOutcome(failure: Failure): TargetOutcome {
  const { current } = failure;
  return failure.kind === "conflict" && isAttribute(current)
    ? { kind: "conflict", theirs: current }
    : { kind: "failed", failure };
}

const trimmed = (target: Target | null): Target | null =>
  target?.kind === "custom" ? { ...target, name: target.name.trim() } : target;

const without = <T>(record: ByKey<T>, key: string): ByKey<T> =>
  Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));

const isAttribute = (value: unknown): value is Attribute =>
  typeof value === "object" && value !== null && "target" in value && "key" in value && "etag" in value;
