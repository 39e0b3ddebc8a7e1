/**
 * What is being edited. A draft remembers what it was made from: when somebody else saves meanwhile, what they changed and
 * what was changed here can be told apart, and nothing is lost or overwritten unseen.
 */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Draft } from "../../storage/drafts.ts";
import { isFields } from "../../storage/parse-stored.ts";
import type { DashboardPorts } from "../dashboard-model.ts";
import {
  changedFields,
  isSameValue,
  parseForm,
  rebase,
  type SettingField,
  type SettingsForm,
} from "./settings-form.ts";

export type SettingsDraft = { readonly base: SettingsForm; readonly form: SettingsForm };

export type SettingsConflict = SettingsDraft & {
  readonly theirs: SettingsForm;
  /** What only they changed. */
  readonly onlyTheirs: readonly SettingField[];
  /** What both changed, and not to the same. */
  readonly both: readonly SettingField[];
};

function parseSettingsDraft(stored: unknown): SettingsDraft | null {
  if (!isFields(stored)) return null;
  const [base, form] = [parseForm(stored["base"]), parseForm(stored["form"])];
  return base === null || form === null ? null : { base, form };
}

/** `null`: nobody saved meanwhile, or the same. */
export function conflictOf(mine: SettingsDraft | null, theirs: SettingsForm | null): SettingsConflict | null {
  if (mine === null || theirs === null) return null;
  const changed = changedFields(mine.base, theirs).filter(
    (field) => !isSameValue(mine.form[field], theirs[field]),
  );
  if (changed.length === 0) return null;
  const own = changedFields(mine.base, mine.form);
  return {
    ...mine,
    theirs,
    onlyTheirs: changed.filter((field) => !own.includes(field)),
    both: changed.filter((field) => own.includes(field)),
  };
}

/** `theirs`: what is saved. */
export function createSettingsDraft(
  openDraft: DashboardPorts["openDraft"],
  theirs: ReadonlySignal<SettingsForm | null>,
) {
  const opened = signal<Draft<SettingsDraft> | null>(null);
  const draft = computed(() => opened.value?.value.value ?? null);
  const form = computed(() => draft.value?.form ?? theirs.value);
  const isRestored = signal(false);
  /** A draft that changes nothing is none. */
  const put = (next: SettingsForm, base: SettingsForm): void => {
    if (changedFields(base, next).length === 0) void opened.peek()?.discard();
    else opened.peek()?.set({ base, form: next });
  };
  return {
    theirs,
    form,
    changes: computed(() => (draft.value === null ? [] : changedFields(draft.value.base, draft.value.form))),
    conflict: computed(() => conflictOf(draft.value, theirs.value)),
    /** It was found when somebody came to the page. */
    isRestored,
    isReady: computed(() => opened.value !== null && form.value !== null),
    put,
    open: async (): Promise<void> => {
      if (opened.peek() === null) opened.value = await openDraft("settings", parseSettingsDraft);
      isRestored.value = draft.peek() !== null;
    },
    change: (some: Partial<SettingsForm>): void => {
      const [now, base] = [form.peek(), draft.peek()?.base ?? theirs.peek()];
      isRestored.value = false;
      if (now !== null && base !== null) put({ ...now, ...some }, base);
    },
    /** What both changed is theirs where it is left to them, else mine. */
    resolve: (leftToThem: ReadonlySet<SettingField>): void => {
      const [mine, now] = [draft.peek(), theirs.peek()];
      if (mine !== null && now !== null) put(rebase(mine, now, leftToThem), now);
    },
    discard: async (): Promise<void> => {
      isRestored.value = false;
      await opened.peek()?.discard();
    },
    flush: async (): Promise<void> => opened.peek()?.flush(),
  };
}
