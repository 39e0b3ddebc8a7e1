/** What an owner may do with the connection that is saved; each says next to it what became of it. */
import { useState } from "preact/hooks";
import type { Connection } from "../../api/answers.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { FailureNote } from "../../components/failure-note.tsx";
import { WriteNote } from "../../components/write-note.tsx";
import { useDashboard } from "../dashboard-words.ts";
import { failureWords } from "./connection-words.ts";
import type { SetUpStore } from "./set-up-store.ts";

type Props = {
  readonly store: SetUpStore;
  readonly connection: Connection;
  readonly onChange: () => void;
};

export function ConnectionActions({ store, connection, onChange }: Props) {
  const words = useDashboard().d.rules.setUp.connection;
  const [isForgetting, setForgetting] = useState(false);
  const { writes } = store;
  const isBusy = Object.values(writes).some(({ state }) => state.value.kind === "working");
  const isTesting = writes.test.state.value.kind === "working";
  const isSwitching = writes.switch.state.value.kind === "working";
  const { enabled, problem } = connection;
  const primary = problem === null ? null : problem.code === "credentials-refused" ? "change" : "check";
  const look = (name: "change" | "check"): string => (name === primary ? "button button-primary" : "button");
  return (
    <>
      <div class="form-actions connection-actions">
        <button type="button" class={look("check")} disabled={isBusy} onClick={() => void store.test()}>
          {isTesting ? words.checking : words.check}
        </button>
        <button type="button" class={look("change")} disabled={isBusy} onClick={onChange}>
          {words.change}
        </button>
        <button type="button" class="button" disabled={isBusy} onClick={() => void store.switch(!enabled)}>
          {isSwitching ? words.saving : enabled ? words.switchOff : words.switchOn}
        </button>
        <button type="button" class="link" disabled={isBusy} onClick={() => setForgetting(true)}>
          {words.forget}
        </button>
      </div>
      <Outcomes store={store} />
      {isForgetting ? <ForgetDialog store={store} onClose={() => setForgetting(false)} /> : null}
    </>
  );
}

function Outcomes({ store }: Pick<Props, "store">) {
  const { d, f } = useDashboard();
  const words = d.rules.setUp;
  const { test, switch: toggle } = store.writes;
  const tested = test.state.value;
  const isGood = tested.kind === "done" && tested.value.problem === null;
  const toggled = toggle.state.value;
  return (
    <>
      {tested.kind === "working" ? null : (
        <WriteNote
          state={tested}
          words={words.connection.failure}
          {...(isGood ? { done: words.connection.checkedGood } : {})}
        />
      )}
      {toggled.kind === "failed" ? (
        <FailureNote failure={toggled.failure} words={failureWords(toggled.failure, words, f.list)} />
      ) : null}
    </>
  );
}

function ForgetDialog({ store, onClose }: Pick<Props, "store"> & { readonly onClose: () => void }) {
  const words = useDashboard().d.rules.setUp.connection;
  const { state } = store.writes.forget;
  const forget = async (): Promise<void> => {
    await store.forget();
    if (state.peek().kind === "done") onClose();
  };
  return (
    <ConfirmDialog
      title={words.forgetTitle}
      confirm={words.forgetConfirm}
      isDangerous
      isBusy={state.value.kind === "working"}
      onConfirm={() => void forget()}
      onClose={onClose}
    >
      <p>{words.forgetText}</p>
      {state.value.kind === "failed" ? (
        <FailureNote failure={state.value.failure} words={words.failure} />
      ) : null}
    </ConfirmDialog>
  );
}
