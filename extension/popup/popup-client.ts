/** The client of the popup. Its code isn't needed to paint what is known, so it comes with the first question. */
import type { Client } from "../api/create-client.ts";
import type { SessionClient } from "../stores/ports.ts";

async function loadClient(server: string): Promise<Client> {
  const [{ createClient }, { openClient }] = await Promise.all([
    import("../api/create-client.ts"),
    import("../api/open-client.ts"),
  ]);
  return openClient(createClient)(server);
}

export function popupClient(server: string): SessionClient {
  let loading: Promise<Client> | null = null;
  const client = (): Promise<Client> => {
    loading ??= loadClient(server);
    return loading;
  };
  const later =
    <A extends readonly unknown[], R>(pick: (client: Client) => (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> =>
      pick(await client())(...args);
  return {
    me: later(({ me }) => me),
    attributes: later(({ attributes }) => attributes),
    previewExclusions: later(({ previewExclusions }) => previewExclusions),
    run: later(({ run }) => run),
    changes: later(({ changes }) => changes),
    findings: later(({ findings }) => findings),
    invitations: later(({ invitations }) => invitations),
  };
}
