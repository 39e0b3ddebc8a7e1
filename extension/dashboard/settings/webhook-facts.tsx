import type { Webhook } from "../../api/answers.ts";
import { CopyButton } from "../../components/copy-button.tsx";
import { Moment } from "../../components/moment.tsx";
import { actorText } from "../../i18n/actor-text.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { useWebhookWords } from "./webhook-words.ts";

type Props = {
  readonly model: DashboardModel;
  readonly webhook: Webhook;
  /** Where Personio delivers. */
  readonly address: string;
};

export function WebhookFacts({ model, webhook, address }: Props) {
  const { t } = useDashboard();
  const words = useWebhookWords();
  const { createdAt, createdBy, pingedAt, configured } = webhook;
  return (
    <>
      <dl class="facts-list">
        <dt>{words.address}</dt>
        <dd>
          <code>{address}</code>
        </dd>
        {createdAt === null ? null : (
          <>
            <dt>{words.made}</dt>
            <dd>
              <Moment at={Date.parse(createdAt)} />
              {createdBy === null ? null : <span class="row-note"> · {actorText(createdBy, { t })}</span>}
            </dd>
          </>
        )}
        {configured ? (
          <>
            <dt>{words.pinged}</dt>
            <dd>{pingedAt === null ? words.neverPinged : <Moment at={Date.parse(pingedAt)} />}</dd>
          </>
        ) : null}
      </dl>
      <p>
        <CopyButton label={words.copyAddress} text={address} copy={model.ports.copy} />
      </p>
    </>
  );
}
