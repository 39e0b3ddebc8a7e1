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
  return {
    me: async () => (await client()).me(),
    attributes: async () => (await client()).attributes(),
    previewExclusions: async (draft) => (await client()).previewExclusions(draft),
    run: async (id) => (await client()).run(id),
    changes: async (id, cursor) => (await client()).changes(id, cursor),
    findings: async (cursor) => (await client()).findings(cursor),
    invitations: async (filter) => (await client()).invitations(filter),
  };
}
