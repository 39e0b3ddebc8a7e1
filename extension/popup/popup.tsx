import { useEffect, useRef } from "preact/hooks";
import { lazy } from "../components/lazy.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { StateNotice } from "../components/state-notice.tsx";
import { StatusView } from "../components/status-view.tsx";
import { panelId, TabList, tabId } from "../components/tab-list.tsx";
import { describeState } from "../core/describe-state.ts";
import type { Action, FirstMessages } from "../i18n/messages.ts";
import { isWhole, useFirstSpeech } from "../i18n/speech.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { PopupHeader } from "./popup-header.tsx";
import type { PopupModel } from "./popup-model.ts";
import { TABS, type Tab } from "./popup-ports.ts";
import { StatusBar } from "./status-bar.tsx";

const Nothing = (): null => null;
const PendingInPopup = lazy(async () => (await import("./pending-in-popup.tsx")).PendingInPopup, Nothing);
const ExclusionsTab = lazy(async () => (await import("./exclusions-tab.tsx")).ExclusionsTab);
const InvitationsTab = lazy(async () => (await import("./invitations-tab.tsx")).InvitationsTab);

export function Popup({ model }: { readonly model: PopupModel }) {
  const speech = useFirstSpeech();
  const { t } = speech;
  const { session, ports } = model;
  const view = session.view.value;
  const description = describeState(view, speech);
  const isKnown = session.company.value !== null;
  const onAction = (action: Action): void =>
    void doIt(model, action, `${description.headline}\n${description.detail}`);
  useEffect(preload, []);
  return (
    <div class="popup">
      <PopupHeader
        description={description}
        company={session.name.value}
        host={session.host.value}
        onOpen={ports.openPage}
      />
      {isKnown ? (
        <Sections model={model} onAction={onAction} />
      ) : (
        <main class="alone">
          {view.kind === "loading" ? (
            <Skeleton />
          ) : (
            <>
              <StateNotice
                description={description}
                look="hero"
                onAction={onAction}
                note={noteOf(model, t)}
              />
              <LanguageSwitch onChoose={ports.chooseLanguage} />
            </>
          )}
        </main>
      )}
    </div>
  );
}

/** What a button does isn't needed to paint it. */
const loadAct = () => import("./act.ts");

async function doIt(model: PopupModel, action: Action, told: string): Promise<void> {
  const { act } = await loadAct();
  act(model, action, told);
}

/** Once the first tab stands, so that the others open, and its buttons act, without a wait. */
function preload(): void {
  void ExclusionsTab.preload();
  void InvitationsTab.preload();
  void loadAct();
}

type SectionsProps = { readonly model: PopupModel; readonly onAction: (action: Action) => void };

function Sections({ model, onAction }: SectionsProps) {
  const speech = useFirstSpeech();
  const { t } = speech;
  const { tab } = model.place.value;
  const obstacle = model.session.obstacle.value;
  const counts = {
    status: undefined,
    exclusions: model.place.value.exclusionCount ?? undefined,
    invitations: model.session.answer.value?.status.accounts.invited,
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
        <StateNotice
          description={describeState(obstacle, speech)}
          look="banner"
          onAction={onAction}
          note={noteOf(model, t)}
        />
      )}
      {isWhole(speech) ? <PendingInPopup model={model} /> : null}
      <Panel model={model} onAction={onAction} />
    </main>
  );
}

function Panel({ model, onAction }: SectionsProps) {
  const speech = useFirstSpeech();
  const panel = useScrollMemory(model);
  const { tab } = model.place.value;
  const answer = model.session.answer.value;
  const company = model.session.company.value;
  const bar = model.session.bar.value;
  if (answer === null || company === null) return null;
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
            <StatusView
              company={company}
              status={answer.status}
              store={model.status}
              note={noteOf(model, speech.t)}
              onAction={onAction}
              onOpenRun={(id) => model.ports.openPage(`#/runs/${id}`)}
              onOpenFindings={() => model.ports.openPage("#/findings")}
            >
              <LanguageSwitch onChoose={model.ports.chooseLanguage} />
            </StatusView>
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
      {tab === "status" ? null : <OtherTab tab={tab} model={model} />}
    </div>
  );
}

/** Their words come with their code, once the first tab stands. */
function OtherTab({ tab, model }: { readonly tab: Exclude<Tab, "status">; readonly model: PopupModel }) {
  if (!isWhole(useFirstSpeech())) return <Skeleton />;
  return tab === "exclusions" ? <ExclusionsTab model={model} /> : <InvitationsTab model={model} />;
}

const noteOf = ({ isCopied }: PopupModel, t: FirstMessages): string => (isCopied.value ? t.app.copied : "");

/** Where somebody had scrolled to survives the popup, like the tab; what does that needn't be there to paint. */
function useScrollMemory(model: PopupModel) {
  const panel = useRef<HTMLDivElement>(null);
  const { tab } = model.place.value;
  useEffect(() => {
    let end: (() => void) | null = null;
    let isOver = false;
    void import("./keep-scroll.ts").then(({ keepScroll }) => {
      if (!isOver && panel.current !== null) end = keepScroll(panel.current, model);
    });
    return () => {
      isOver = true;
      end?.();
    };
  }, [model, tab]);
  return panel;
}
