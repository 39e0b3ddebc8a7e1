/** Everything the popup shows, as signals, and the stores of its tabs. Made once for a popup. */
import { computed, effect, signal } from "@preact/signals";
import type { Me } from "../api/answers.ts";
import { whatBarsWriting } from "../core/permission.ts";
import { companyOf, hostOf, isObstacle, viewStateOf } from "../core/view-state.ts";
import { createExclusionStore } from "./exclusion-store.ts";
import { createInvitationStore } from "./invitation-store.ts";
import type { PopupPlace, PopupPorts, Tab } from "./popup-ports.ts";
import { createStatusStore } from "./status-store.ts";

export type PopupModel = ReturnType<typeof createPopupModel>;

const START: PopupPlace = { tab: "status", scroll: 0 };

export function createPopupModel(ports: PopupPorts) {
  const { pairing, policy, snapshot, place } = ports;
  const me = signal<Me | null>(null);
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
  const at = computed(() => place.value.value ?? START);
  const status = createStatusStore(ports, view);
  const exclusions = createExclusionStore(ports);
  const invitations = createInvitationStore(ports);
  return {
    ports,
    view,
    answer,
    company: computed(() => companyOf(view.value)),
    obstacle: computed(() => (isObstacle(view.value) ? view.value : null)),
    name: computed(() => answer.value?.status.name ?? pairing.value?.name ?? ""),
    host: computed(() => (pairing.value === null ? null : hostOf(pairing.value.server))),
    bar: computed(() => whatBarsWriting(view.value, me.value?.role ?? null)),
    place: at,
    status,
    exclusions,
    invitations,
    choose: (tab: Tab): void => place.set({ tab, scroll: 0 }),
    rememberScroll: (scroll: number): void => place.set({ ...at.peek(), scroll }),
    /** Returns what ends it. */
    start: (): (() => void) => {
      const ends = [status.start(), exclusions.start(), invitations.start(), effect(learnRole)];
      return () => ends.forEach((end) => void end());
    },
  };

  /** Who asks isn't kept anywhere: it is personal. */
  function learnRole(): void {
    if (pairing.value === null) return;
    void ports.client.me().then((outcome) => {
      if (outcome.ok) me.value = outcome.value;
    });
  }
}
