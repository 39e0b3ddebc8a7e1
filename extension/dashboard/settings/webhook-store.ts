/** Personio's webhook as the server knows it. A token that was made is kept until somebody hides it or leaves the page. */
import { signal } from "@preact/signals";
import type { Webhook } from "../../api/answers.ts";
import type { DashboardClient } from "../../api/create-dashboard-client.ts";
import { createLoader, loadable } from "../../stores/loadable.ts";
import { createWrite } from "../../stores/write.ts";

export type WebhookStore = ReturnType<typeof createWebhookStore>;

export function createWebhookStore(
  client: Pick<DashboardClient, "webhook" | "makeWebhookToken" | "forgetWebhook">,
) {
  const known = loadable<Webhook>();
  const loader = createLoader(known);
  const writes = { make: createWrite<string>(), forget: createWrite<null>() };
  /** Whether the token that is shown took the place of another. */
  const isReplacing = signal(false);
  const load = (): Promise<void> => loader.load(() => client.webhook());
  return {
    known,
    isReplacing,
    make: writes.make.state,
    forgetting: writes.forget.state,
    load,
    makeToken: async (): Promise<void> => {
      writes.forget.forget();
      isReplacing.value = known.peek().value?.configured === true;
      await writes.make.run(() => client.makeWebhookToken());
      await load();
    },
    hideToken: writes.make.forget,
    /** Whether it worked. */
    forget: async (): Promise<boolean> => {
      writes.make.forget();
      await writes.forget.run(() => client.forgetWebhook());
      void load();
      return writes.forget.state.peek().kind === "done";
    },
  };
}
