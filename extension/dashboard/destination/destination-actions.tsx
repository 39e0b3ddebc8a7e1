/** What may be done with a destination that is connected; each says next to it what became of it. */
import { useState } from "preact/hooks";
import type { Destination } from "../../api/answers.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { FailureNote } from "../../components/failure-note.tsx";
import { Icon } from "../../components/icon.tsx";
import { WriteNote } from "../../components/write-note.tsx";
import type { Notice } from "../../i18n/messages.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { ComparisonNote } from "./comparison-note.tsx";
import { isRefused } from "./describe-destination.ts";
import type { DestinationStore } from "./destination-store.ts";
import { useDestinationWords } from "./destination-words.ts";

type Props = {
  readonly model: DashboardModel;
  readonly store: DestinationStore;
  readonly destination: Destination;
  readonly onChange: () => void;
};

type Asked = "switchOff" | "forget";

/** What is to be done first; nothing, if all is well. */
function primaryOf(destination: Destination): "change" | "switch" | "compare" | null {
  const { enabled, state } = destination;
  if (isRefused(destination)) return "change";
  if (!enabled) return "switch";
  return state === "new" || state === "stopped" ? "compare" : null;
}

export function DestinationActions({ model, store, destination, onChange }: Props) {
  const { action } = useDestinationWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { bar, ownerBar } = model.session;
  const isBusy = Object.values(store.writes).some(({ state }) => state.value.kind === "working");
  const isSwitching = store.writes.save.state.value.kind === "working";
  const { enabled, reviewRunId } = destination;
  const primary = primaryOf(destination);
  const look = (name: string): string => (name === primary ? "button button-primary" : "button");
  return (
    <>
      <div class="form-actions destination-actions">
        {bar.value === null && enabled && reviewRunId === null && !isRefused(destination) ? (
          <button
            type="button"
            class={look("compare")}
            disabled={isBusy}
            onClick={() => void store.reconcile()}
          >
            {action.compare}
          </button>
        ) : null}
        {ownerBar.value === null ? (
          <>
            <button type="button" class={look("change")} disabled={isBusy} onClick={onChange}>
              {isRefused(destination) ? action.newToken : action.change}
            </button>
            <button type="button" class="button" disabled={isBusy} onClick={() => void store.test()}>
              {store.writes.test.state.value.kind === "working" ? action.checking : action.check}
            </button>
            <button
              type="button"
              class={look("switch")}
              disabled={isBusy}
              onClick={() => (enabled ? setAsked("switchOff") : void store.switch(true))}
            >
              {enabled ? action.switchOff : isSwitching ? action.switchingOn : action.switchOn}
            </button>
            <button type="button" class="link" disabled={isBusy} onClick={() => setAsked("forget")}>
              {action.forget}
            </button>
          </>
        ) : null}
      </div>
      {asked === null ? <Outcomes store={store} /> : null}
      {asked === null ? null : <AskFirst store={store} asked={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function Outcomes({ store }: Pick<Props, "store">) {
  const { action, failure, problem: problems, problemUnknown } = useDestinationWords();
  const { test, save } = store.writes;
  const tested = test.state.value;
  const problem = tested.kind === "done" ? tested.value.problem : null;
  const saved = save.state.value;
  return (
    <>
      {tested.kind === "working" ? null : (
        <WriteNote
          state={tested}
          words={failure}
          {...(problem === null ? { done: action.checkedGood } : {})}
        />
      )}
      {problem === null ? null : (
        <ProblemNote {...(problems[problem.code] ?? problemUnknown(problem.code))} />
      )}
      <ComparisonNote store={store} />
      {saved.kind === "failed" ? <FailureNote failure={saved.failure} words={failure} /> : null}
    </>
  );
}

function ProblemNote({ headline, detail }: Notice) {
  return (
    <p class="failure" role="alert">
      <Icon name="warn" />
      <span>
        {headline}. {detail}
      </span>
    </p>
  );
}

type AskProps = Pick<Props, "store"> & { readonly asked: Asked; readonly onClose: () => void };

function AskFirst({ store, asked, onClose }: AskProps) {
  const { action, failure } = useDestinationWords();
  const { state } = asked === "forget" ? store.writes.forget : store.writes.save;
  const confirm = async (): Promise<void> => {
    if (await (asked === "forget" ? store.forget() : store.switch(false))) onClose();
  };
  return (
    <ConfirmDialog
      title={action[`${asked}Title`]}
      confirm={action[`${asked}Confirm`]}
      isDangerous
      isBusy={state.value.kind === "working"}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>{action[`${asked}Text`]}</p>
      {state.value.kind === "failed" ? <FailureNote failure={state.value.failure} words={failure} /> : null}
    </ConfirmDialog>
  );
}
