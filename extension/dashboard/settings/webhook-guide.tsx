/** How a webhook comes to be at Personio: by one command, or by hand. For IT; written so that it can be passed on. */
import { CopyButton } from "../../components/copy-button.tsx";
import type { DashboardModel } from "../dashboard-model.ts";
import { useWebhookWords } from "./webhook-words.ts";

type Props = { readonly model: DashboardModel; readonly server: string };

const SECRETS = ["ADMIN_TOKEN", "PERSONIO_CLIENT_ID", "PERSONIO_CLIENT_SECRET"] as const;

const commandFor = (server: string): string =>
  [`PUBLIC_URL=${server}`, ...SECRETS.map((name) => `${name}=…`), "npm run hooks -- register"].join(
    " \\\n  ",
  );

export function WebhookGuide({ model, server }: Props) {
  const words = useWebhookWords();
  const command = commandFor(server);
  return (
    <details class="guide">
      <summary>{words.guide}</summary>
      <p>{words.byCommand}</p>
      <pre class="command">
        <code>{command}</code>
      </pre>
      <CopyButton label={words.copyCommand} text={command} copy={model.ports.copy} />
      <p>{words.commandNeeds}</p>
      <p>{words.byHand}</p>
      <ol>
        {words.handSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </details>
  );
}
