/** Step 2: the credentials, and later the connection as it stands. */
import { useState } from "preact/hooks";
import { Icon } from "../../components/icon.tsx";
import { Moment } from "../../components/moment.tsx";
import { WriteBarNote } from "../../components/write-bar-note.tsx";
import { useDashboard } from "../dashboard-words.ts";
import { ConnectionActions } from "./connection-actions.tsx";
import { ConnectionFacts } from "./connection-facts.tsx";
import { problemText } from "./connection-words.ts";
import { CredentialsForm } from "./credentials-form.tsx";
import { CredentialsGuide } from "./credentials-guide.tsx";
import { SavedNote } from "./saved-note.tsx";
import type { StepProps } from "./step-card.tsx";

/** Stays in sight when the step is closed: how the connection is, and what became of saving it. */
export function PersonioResult({ model, store }: StepProps) {
  const { d, f } = useDashboard();
  const words = d.rules.setUp;
  const connection = store.known.value.value?.connection ?? null;
  const isOn = connection?.enabled ?? false;
  const { save, switch: toggle, forget } = store.writes;
  return (
    <>
      {connection === null || !connection.configured ? null : (
        <p>
          <span class="state" data-tone={connection.enabled ? "ok" : "quiet"}>
            <span class="dot" aria-hidden="true" />
            {connection.enabled ? words.connection.on : words.connection.off}
          </span>{" "}
          <span class="row-note">
            {words.connection.checked}:{" "}
            {connection.checkedAt === null ? (
              words.connection.neverChecked
            ) : (
              <Moment at={Date.parse(connection.checkedAt)} />
            )}
          </span>
        </p>
      )}
      {connection?.problem == null ? null : (
        <p class="callout callout-warn">
          <Icon name="warn" /> {problemText(connection.problem, words, f.list)}
        </p>
      )}
      <SavedNote model={model} state={save.state.value} off={words.connection.savedOff} isOn={isOn} />
      <SavedNote model={model} state={toggle.state.value} off={words.connection.switchedOff} isOn={isOn} />
      <p class="write-note" role="status">
        {forget.state.value.kind === "done" ? (
          <span class="good">
            <Icon name="ok" /> {words.connection.forgotten}
          </span>
        ) : null}
      </p>
    </>
  );
}

export function PersonioStep({ model, store }: StepProps) {
  const words = useDashboard().d.rules.setUp.connection;
  const [isChanging, setChanging] = useState(false);
  const connection = store.known.value.value?.connection ?? null;
  const bar = model.session.ownerBar.value;
  if (connection === null) return null;
  const isNew = !connection.configured;
  const isForm = bar === null && (isNew || isChanging);
  return (
    <>
      {isNew ? <p>{words.intro}</p> : null}
      <WriteBarNote bar={bar} />
      {isNew || isForm ? <CredentialsGuide isOpen={isNew} /> : null}
      {isForm ? (
        <CredentialsForm
          store={store}
          connection={connection}
          onDone={() => setChanging(false)}
          {...(isNew ? {} : { onCancel: () => setChanging(false) })}
        />
      ) : null}
      {isNew || isForm ? null : (
        <>
          <ConnectionFacts connection={connection} />
          {bar === null ? (
            <ConnectionActions store={store} connection={connection} onChange={() => setChanging(true)} />
          ) : null}
        </>
      )}
    </>
  );
}
