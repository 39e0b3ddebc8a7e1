import { useEffect, useRef } from "preact/hooks";
import { StateNotice } from "../components/state-notice.tsx";
import { panelId, TabList, tabId } from "../components/tab-list.tsx";
import { describeState } from "../core/describe-state.ts";
import type { Action } from "../i18n/messages.ts";
import { useSpeech } from "../i18n/speech.ts";
import { ExclusionsTab } from "./exclusions-tab.tsx";
import { InvitationsTab } from "./invitations-tab.tsx";
import { PopupHeader } from "./popup-header.tsx";
import type { PopupModel } from "./popup-model.ts";
import { TABS } from "./popup-ports.ts";
import { StatusBar } from "./status-bar.tsx";
import { StatusTab } from "./status-tab.tsx";

export function Popup({ model }: { readonly model: PopupModel }) {
  const speech = useSpeech();
  const view = model.view.value;
  const description = describeState(view, speech);
  const isKnown = model.company.value !== null;
  const onAction = (action: Action): void =>
    act(model, action, `${description.headline}\n${description.detail}`);
  return (
    <div class="popup">
      <PopupHeader
        description={description}
        company={model.name.value}
        host={model.host.value}
        onOpen={model.ports.openPage}
      />
      {isKnown ? (
        <Sections model={model} onAction={onAction} />
      ) : (
        <main class="alone">
          {view.kind === "loading" ? (
            <div class="skeleton" role="status" aria-busy="true" aria-label={speech.t.app.loading}>
              <span />
              <span />
              <span />
            </div>
          ) : (
            <StateNotice description={description} look="hero" onAction={onAction} />
          )}
        </main>
      )}
    </div>
  );
}

type SectionsProps = { readonly model: PopupModel; readonly onAction: (action: Action) => void };

function Sections({ model, onAction }: SectionsProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { tab } = model.place.value;
  const status = model.answer.value?.status ?? null;
  const obstacle = model.obstacle.value;
  const attributes = model.exclusions.attributes.value.value ?? [];
  const counts = {
    status: undefined,
    exclusions: attributes.reduce((sum, { exclusions }) => sum + exclusions.length, 0),
    invitations: status?.accounts.invited,
  };
  return (
    <main class="panel">
      <TabList
        label={t.app.tabList}
        items={TABS.map((id) => ({ id, label: t.app.tabs[id], count: counts[id] }))}
        chosen={tab}
        onChoose={model.choose}
      />
      {obstacle === null ? null : (
        <StateNotice description={describeState(obstacle, speech)} look="banner" onAction={onAction} />
      )}
      <Panel model={model} onAction={onAction} />
    </main>
  );
}

function Panel({ model, onAction }: SectionsProps) {
  const panel = useScrollMemory(model);
  const { tab } = model.place.value;
  const answer = model.answer.value;
  const company = model.company.value;
  const bar = model.bar.value;
  if (answer === null || company === null) return null;
  const nextRunAt = answer.status.nextRunAt === null ? null : Date.parse(answer.status.nextRunAt);
  return (
    <div
      class="panel-body"
      ref={panel}
      key={tab}
      role="tabpanel"
      id={panelId(tab)}
      aria-labelledby={tabId(tab)}
    >
      {tab === "status" ? (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls and holds nothing to focus must be reachable by keyboard */}
          <div class="scroll" data-scroll tabIndex={0}>
            <StatusTab company={company} status={answer.status} store={model.status} onAction={onAction} />
          </div>
          <StatusBar
            store={model.status}
            company={company}
            bar={bar}
            knownAt={answer.at}
            onRefresh={model.ports.refresh}
          />
        </>
      ) : null}
      {tab === "exclusions" ? (
        <ExclusionsTab store={model.exclusions} bar={bar} nextRunAt={nextRunAt} />
      ) : null}
      {tab === "invitations" ? <InvitationsTab store={model.invitations} bar={bar} /> : null}
    </div>
  );
}

/** Where somebody had scrolled to survives the popup, like the tab. */
function useScrollMemory(model: PopupModel) {
  const panel = useRef<HTMLDivElement>(null);
  const { tab } = model.place.value;
  useEffect(() => {
    const scroller = panel.current?.querySelector<HTMLElement>("[data-scroll]");
    if (scroller == null) return undefined;
    scroller.scrollTop = model.place.peek().scroll;
    const remember = (): void => model.rememberScroll(scroller.scrollTop);
    scroller.addEventListener("scroll", remember, { passive: true });
    return () => scroller.removeEventListener("scroll", remember);
  }, [model, tab]);
  return panel;
}

function act(model: PopupModel, action: Action, details: string): void {
  const company = model.company.peek();
  switch (action) {
    case "connect":
    case "sign-in":
    case "check-server":
      model.ports.openPage("pair");
      break;
    case "retry":
      void model.ports.refresh();
      break;
    case "sync":
      void model.status.sync();
      break;
    case "preview":
      void model.status.preview();
      break;
    case "review":
      if (company?.kind === "paused" && company.runId !== null) void model.status.review(company.runId);
      break;
    case "copy-details":
      void navigator.clipboard.writeText(detailsOf(model, details));
  }
}

/** What somebody who helps will ask for. */
function detailsOf(model: PopupModel, told: string): string {
  const view = model.view.peek();
  const run = "runId" in view ? `run ${view.runId}` : "";
  const request = view.kind === "server-error" ? `request ${view.requestId}` : "";
  return [told, model.host.peek() ?? "", run, request].filter((line) => line !== "").join("\n");
}
