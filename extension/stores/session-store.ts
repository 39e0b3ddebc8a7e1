/** How things stand with the server and the company, and what this admin may do. Made once for a popup or a tab. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Me } from "../api/answers.ts";
import { type NeededRole, whatBarsWriting } from "../core/permission.ts";
import { companyOf, hostOf, isObstacle, viewStateOf } from "../core/view-state.ts";
import type { SessionPorts } from "./ports.ts";

export type Session = ReturnType<typeof createSession>;

export function createSession(ports: SessionPorts) {
  const { pairing, policy, snapshot } = ports;
  const me = signal<Me | null>(null);
  const known = computed(() => {
    const taken = snapshot.value;
    return taken !== null && taken.server === pairing.value?.server ? taken : null;
  });
  const answer = computed(() => known.value?.answer ?? null);
  /** As in heard-at.ts. */
  const heardAt = computed(() => (known.value?.trouble === null ? (answer.value?.at ?? null) : null));
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
    start: (): (() => void) => followRole(ports, heardAt, me),
  };
}

/** Who asks isn't kept anywhere: it is personal. What didn't come is asked for again when the server is heard of. */
function followRole(
  { pairing, client }: SessionPorts,
  heardAt: ReadonlySignal<number | null>,
  me: Signal<Me | null>,
): () => void {
  let asked: object | null = null;
  return effect(() => {
    void heardAt.value;
    if (pairing.value === asked) return;
    asked = pairing.value;
    void client.me().then((outcome) => {
      if (outcome.ok) me.value = outcome.value;
      else asked = null;
    });
  });
}
