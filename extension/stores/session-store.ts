/** How things stand with the server and the company, and what this admin may do. Made once for a popup or a tab. */
import { computed, effect, signal, untracked } from "@preact/signals";
import type { Me } from "../api/answers.ts";
import { type NeededRole, whatBarsWriting } from "../core/permission.ts";
import { companyOf, hostOf, isObstacle, viewStateOf } from "../core/view-state.ts";
import { heardAtOf } from "./heard-at.ts";
import type { SessionPorts } from "./ports.ts";

export type Session = ReturnType<typeof createSession>;

export function createSession(ports: SessionPorts) {
  const { pairing, policy, snapshot } = ports;
  const me = signal<Me | null>(null);
  const isRoleMissing = signal(false);
  const heardAt = heardAtOf(ports);
  const known = computed(() => {
    const taken = snapshot.value;
    return taken !== null && taken.server === pairing.value?.server ? taken : null;
  });
  const answer = computed(() => known.value?.answer ?? null);
  const view = computed(() => {
    const trouble = known.value?.trouble ?? null;
    return viewStateOf({
      pairing: pairing.value,
      status: answer.value,
      failure: trouble?.failure ?? null,
      failedPolls: trouble?.times ?? 1,
      policy,
      now: ports.now(),
    });
  });
  const barFor = (needed: NeededRole) =>
    whatBarsWriting({
      view: view.value,
      role: me.value?.role ?? null,
      isReadOnly: policy.isReadOnly,
      needed,
    });
  return {
    me,
    heardAt,
    view,
    answer,
    company: computed(() => companyOf(view.value)),
    obstacle: computed(() => (isObstacle(view.value) ? view.value : null)),
    name: computed(() => answer.value?.status.name ?? pairing.value?.name ?? ""),
    host: computed(() => (pairing.value === null ? null : hostOf(pairing.value.server))),
    /** Why nothing may be written, for whom an editor's rights would do; `null`: go ahead. */
    bar: computed(() => barFor("editor")),
    /** The same for what only owners may do. */
    ownerBar: computed(() => barFor("owner")),
    /** Returns what ends it. */
    start: (): (() => void) => {
      const ends = [effect(learnRole), effect(learnMissingRole)];
      return () => ends.forEach((end) => void end());
    },
  };

  /** Who asks isn't kept anywhere: it is personal. */
  function learnRole(): void {
    if (pairing.value === null) return;
    void ports.client.me().then((outcome) => {
      isRoleMissing.value = !outcome.ok;
      if (outcome.ok) me.value = outcome.value;
    });
  }

  function learnMissingRole(): void {
    if (heardAt.value !== null && isRoleMissing.peek()) untracked(learnRole);
  }
}
