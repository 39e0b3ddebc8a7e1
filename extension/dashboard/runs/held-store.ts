/**
 * Whom an admin wants to hold back of one plan. Kept as a draft, so that it survives reloading and looking something up; it
 * lives as long as the browser is open, and no longer than a plan can be approved.
 */
import { computed, signal } from "@preact/signals";
import type { Draft } from "../../storage/drafts.ts";
import type { DashboardPorts } from "../dashboard-model.ts";

export type HeldStore = ReturnType<typeof createHeldStore>;

export function createHeldStore({ openDraft }: Pick<DashboardPorts, "openDraft">, runId: string) {
  const draft = signal<Draft<readonly string[]> | null>(null);
  const held = computed<ReadonlySet<string>>(() => new Set(draft.value?.value.value ?? []));
  const save = (ids: ReadonlySet<string>): void => draft.peek()?.set([...ids]);
  return {
    held,
    isRestored: computed(() => draft.value?.isRestored.value === true && held.value.size > 0),
    set: (employeeIds: readonly string[], isHeld: boolean): void => {
      const next = new Set(held.peek());
      for (const id of employeeIds) {
        if (isHeld) next.add(id);
        else next.delete(id);
      }
      save(next);
    },
    forget: async (): Promise<void> => draft.peek()?.discard(),
    /** Returns what ends it. */
    start: (): (() => void) => {
      let isOn = true;
      void openDraft(`approval:${runId}`, parseHeld).then((opened) => {
        if (isOn) draft.value = opened;
        else opened.close();
      });
      return () => {
        isOn = false;
        draft.peek()?.close();
      };
    },
  };
}

export function parseHeld(stored: unknown): readonly string[] | null {
  if (!Array.isArray(stored)) return null;
  const ids = stored.filter((id): id is string => typeof id === "string");
  return ids.length === 0 ? null : ids;
}
