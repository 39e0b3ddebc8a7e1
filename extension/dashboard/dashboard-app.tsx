/** The dashboard: sections at the side, the page at hand beside them, and above it what stands between us and the server. */
import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { PendingWrites } from "../components/pending-writes.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { StateNotice } from "../components/state-notice.tsx";
import { HeardContext } from "../components/use-retry-once-heard.ts";
import { describeState } from "../core/describe-state.ts";
import type { Words } from "../i18n/dashboard/dashboard-messages.ts";
import type { Action } from "../i18n/messages.ts";
import { createSpeech, SpeechContext } from "../i18n/speech.ts";
import { act } from "./act.ts";
import type { DashboardModel } from "./dashboard-model.ts";
import { DashboardContext, useDashboard } from "./dashboard-words.ts";
import { Navigation } from "./navigation.tsx";
import { PAGE_COMPONENTS } from "./pages.ts";

type Props = {
  readonly model: DashboardModel;
  readonly words: ReadonlySignal<Words>;
  readonly now: ReadonlySignal<number>;
  readonly timeZone?: string;
};

export function DashboardApp({ model, words, now, timeZone }: Props) {
  const { t, d } = words.value;
  return (
    <SpeechContext.Provider value={createSpeech(t, now.value, timeZone)}>
      <DashboardContext.Provider value={d}>
        <HeardContext.Provider value={model.session.heardAt}>
          <Dashboard model={model} />
        </HeardContext.Provider>
      </DashboardContext.Provider>
    </SpeechContext.Provider>
  );
}

function Dashboard({ model }: { readonly model: DashboardModel }) {
  const speech = useDashboard();
  const { session } = model;
  const view = session.view.value;
  const obstacle = session.obstacle.value;
  const description = describeState(obstacle ?? view, speech);
  const onAction = (action: Action): void =>
    act(model, action, `${description.headline}\n${description.detail}`);
  if (view.kind === "not-paired" || view.kind === "sign-in-needed") {
    return (
      <main class="alone">
        <StateNotice description={description} look="hero" onAction={onAction} />
      </main>
    );
  }
  return (
    <div class="dashboard">
      <button type="button" class="skip" onClick={focusContent}>
        {speech.d.frame.skip}
      </button>
      <Navigation model={model} />
      <main class="content" id="content" tabIndex={-1}>
        {obstacle === null ? null : (
          <StateNotice description={description} look="banner" onAction={onAction} />
        )}
        <PendingWrites
          outbox={model.ports.outbox.value}
          elsewhere={model.ports.elsewhere.value}
          onCancel={model.ports.cancel}
          onDismiss={model.ports.dismiss}
        />
        {view.kind === "loading" ? <Skeleton /> : <CurrentPage model={model} />}
      </main>
    </div>
  );
}

function CurrentPage({ model }: { readonly model: DashboardModel }) {
  const route = model.route.value;
  const first = useRef(`${route.page}/${route.id}`);
  const key = `${route.page}/${route.id ?? ""}`;
  const Component = PAGE_COMPONENTS[route.page];
  useEffect(() => globalThis.scrollTo?.(0, 0), [key]);
  return (
    <div class="page" key={key} data-navigated={key === first.current ? undefined : ""}>
      <Component model={model} route={route} />
    </div>
  );
}

/** A button, for the address already says which page this is. */
const focusContent = (): void => document.getElementById("content")?.focus();
