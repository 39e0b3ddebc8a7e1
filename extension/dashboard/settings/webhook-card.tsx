/** Personio's webhook: how it is, its token, and what IT does to set it up. Owners make tokens; everybody else sees how it is. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Webhook } from "../../api/answers.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { FailureNote } from "../../components/failure-note.tsx";
import { Field } from "../../components/field.tsx";
import { Icon } from "../../components/icon.tsx";
import { WriteBarNote } from "../../components/write-bar-note.tsx";
import { WriteNote } from "../../components/write-note.tsx";
import type { DashboardModel } from "../dashboard-model.ts";
import { WebhookFacts } from "./webhook-facts.tsx";
import { WebhookGuide } from "./webhook-guide.tsx";
import type { WebhookStore } from "./webhook-store.ts";
import { useWebhookWords } from "./webhook-words.ts";

type Props = {
  readonly model: DashboardModel;
  readonly store: WebhookStore;
  readonly webhook: Webhook;
  /** What is saved has Rollcall listen to it. */
  readonly isListening: boolean;
};

export function WebhookCard({ model, store, webhook, isListening }: Props) {
  const words = useWebhookWords();
  const { bar, ownerBar } = model.session;
  const server = model.ports.pairing.value?.server ?? "";
  const isOwner = ownerBar.value === null;
  return (
    <div class="card webhook">
      <h3>{words.title}</h3>
      <State webhook={webhook} />
      {webhook.configured && !isListening ? <p class="callout">{words.notListening}</p> : null}
      <WebhookFacts model={model} webhook={webhook} address={new URL(webhook.path, server).href} />
      {isOwner ? <Actions model={model} store={store} webhook={webhook} /> : null}
      {!isOwner && bar.value === null ? <WriteBarNote bar={ownerBar.value} /> : null}
      <WebhookGuide model={model} server={server} />
    </div>
  );
}

function State({ webhook }: Pick<Props, "webhook">) {
  const words = useWebhookWords();
  const state = !webhook.configured ? "none" : webhook.pingedAt === null ? "unused" : "used";
  const tone = state === "used" ? "ok" : state === "unused" ? "warn" : "quiet";
  return (
    <p class="with-icon" data-tone={tone}>
      <Icon name={tone} /> {words.state[state]}
    </p>
  );
}

function Actions({ model, store, webhook }: Omit<Props, "isListening">) {
  const words = useWebhookWords();
  const [isAsking, setAsking] = useState(false);
  const { make, forgetting } = store;
  const isBusy = make.value.kind === "working" || forgetting.value.kind === "working";
  const label = webhook.configured ? words.makeAgain : words.make;
  return (
    <>
      <div class="form-actions">
        <button type="button" class="button" disabled={isBusy} onClick={() => void store.makeToken()}>
          {make.value.kind === "working" ? words.making : label}
        </button>
        {webhook.configured ? (
          <button type="button" class="link" disabled={isBusy} onClick={() => setAsking(true)}>
            {words.forget}
          </button>
        ) : null}
      </div>
      {make.value.kind === "failed" ? (
        <FailureNote failure={make.value.failure} words={words.failure} />
      ) : null}
      {make.value.kind === "done" ? <Token model={model} store={store} token={make.value.value} /> : null}
      {isAsking ? <ForgetDialog store={store} onClose={() => setAsking(false)} /> : null}
      {forgetting.value.kind === "done" ? (
        <WriteNote state={forgetting.value} done={words.forgotten} />
      ) : null}
    </>
  );
}

type TokenProps = Pick<Props, "model" | "store"> & { readonly token: string };

/** Focus goes there: it is shown this once. */
function Token({ model, store, token }: TokenProps) {
  const words = useWebhookWords();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), [token]);
  return (
    <div class="webhook-token">
      <Field
        label={words.token}
        hint={store.isReplacing.value ? `${words.tokenOnce} ${words.tokenReplaces}` : words.tokenOnce}
      >
        {(control) => (
          <input
            {...control}
            ref={input}
            class="input"
            type="text"
            value={token}
            readOnly
            spellcheck={false}
          />
        )}
      </Field>
      <div class="form-actions">
        <CopyButton label={words.copyToken} text={token} copy={model.ports.copy} />
        <button type="button" class="button button-plain" onClick={store.hideToken}>
          {words.hide}
        </button>
      </div>
    </div>
  );
}

function ForgetDialog({ store, onClose }: Pick<Props, "store"> & { readonly onClose: () => void }) {
  const words = useWebhookWords();
  const state = store.forgetting.value;
  const forget = async (): Promise<void> => {
    if (await store.forget()) onClose();
  };
  return (
    <ConfirmDialog
      title={words.forgetTitle}
      confirm={words.forgetConfirm}
      isDangerous
      isBusy={state.kind === "working"}
      onConfirm={() => void forget()}
      onClose={onClose}
    >
      <p>{words.forgetText}</p>
      {state.kind === "failed" ? <FailureNote failure={state.failure} words={words.failure} /> : null}
    </ConfirmDialog>
  );
}
