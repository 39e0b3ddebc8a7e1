/** The settings without their looks: what is saved, what is being edited, and saving it as a whole. */
import { computed, signal } from "@preact/signals";
import type { KnownSettings } from "../../api/administration-calls.ts";
import type { Outcome } from "../../api/failure.ts";
import { keptStore } from "../../stores/kept-store.ts";
import { createLoader, loadable } from "../../stores/loadable.ts";
import { createWrite } from "../../stores/write.ts";
import type { DashboardPorts } from "../dashboard-model.ts";
import { createSettingsDraft } from "./settings-draft.ts";
import {
  changedFields,
  type FieldProblem,
  problemsFrom,
  problemsOf,
  type SettingField,
  type SettingsForm,
  toDocument,
  toForm,
} from "./settings-form.ts";

export type SettingsStore = ReturnType<typeof createSettingsStore>;

export const settingsStoreOf = keptStore(createSettingsStore);

function createSettingsStore({ client, openDraft, refresh }: DashboardPorts) {
  const saved = loadable<KnownSettings>();
  const loader = createLoader(saved);
  const write = createWrite<KnownSettings>();
  const problems = signal<readonly FieldProblem[]>([]);
  const theirs = computed(() => (saved.value.value === null ? null : toForm(saved.value.value.settings)));
  const draft = createSettingsDraft(openDraft, theirs);
  const load = (): Promise<void> => loader.load(() => client.settings());
  const settle = async (sent: SettingsForm, known: KnownSettings): Promise<void> => {
    const now = draft.form.peek();
    saved.value = { value: known, failure: null, isLoading: false };
    draft.put(withTyped(sent, now, toForm(known.settings)), toForm(known.settings));
    await refresh();
  };
  /** After a conflict what is there now is fetched, so that the one is never told without the other. */
  const ask = async (sent: SettingsForm, known: KnownSettings): Promise<Outcome<KnownSettings>> => {
    const outcome = await client.saveSettings(toDocument(known.settings, sent), known.etag);
    if (!outcome.ok && outcome.failure.kind === "conflict") await load();
    if (!outcome.ok && outcome.failure.code === "invalid-request") {
      problems.value = problemsFrom(outcome.failure.params?.["issues"], sent);
    }
    return outcome;
  };
  return {
    ...draft,
    saved,
    write: write.state,
    problems,
    load,
    /** Somebody comes to the page, or comes back to it. */
    arrive: async (): Promise<void> => {
      write.forget();
      await Promise.all([draft.open(), load()]);
    },
    change: (some: Partial<SettingsForm>): void => {
      if (write.state.peek().kind !== "working") write.forget();
      problems.value = problems.peek().filter(({ field }) => !(field in some));
      draft.change(some);
    },
    discard: async (): Promise<void> => {
      problems.value = [];
      write.forget();
      await draft.discard();
    },
    resolve: (leftToThem: ReadonlySet<SettingField>): void => {
      write.forget();
      draft.resolve(leftToThem);
    },
    save: async (): Promise<void> => {
      const [sent, known] = [draft.form.peek(), saved.peek().value];
      if (sent === null || known === null || draft.conflict.peek() !== null) return;
      problems.value = problemsOf(sent);
      if (problems.value.length > 0) return;
      await draft.flush();
      const answer = await write.run(() => ask(sent, known));
      if (answer !== null) await settle(sent, answer);
    },
    /** Nothing of it goes on by itself. */
    start: () => () => undefined,
  };
}

/** What was typed while it was being saved goes on from what is saved now. */
function withTyped(sent: SettingsForm, now: SettingsForm | null, saved: SettingsForm): SettingsForm {
  if (now === null) return saved;
  return { ...saved, ...Object.fromEntries(changedFields(sent, now).map((field) => [field, now[field]])) };
}
