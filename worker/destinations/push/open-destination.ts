/** The client for the destination as it is stored, with what its server has taught so far. */
import type { SecretOpener } from "../../config/connection-store.ts";
import { TOKEN_CONTEXT } from "../../config/token-context.ts";
import { err, ok } from "../../core/result.ts";
import type { Pushed } from "../destination.ts";
import type { StoredDestination } from "../destination-store.ts";
import { createScimClient, type ScimClient, type ScimClientOptions } from "../scim/create-scim-client.ts";
import { parseLearnt } from "../scim/lessons.ts";

/** A client and what it knows: one for a whole push keeps the pace. */
export type Session = {
  readonly client: ScimClient;
  /** So that newcomers are looked up in memory; asked once. */
  readEverybody(): Pushed<void>;
};

export type DestinationOpener = {
  /** `null`: there is no token, or it can't be opened. */
  open(stored: StoredDestination): Promise<Session | null>;
  /** What the client knows may be wrong: a write got no answer. */
  forget(): void;
};

type Net = Pick<ScimClientOptions, "fetch" | "now" | "sleep" | "pace">;

export function createDestinationOpener(opener: SecretOpener, net: Net): DestinationOpener {
  let last: { readonly updatedAt: number; readonly session: Session } | null = null;
  return {
    async open(stored) {
      if (last?.updatedAt === stored.updatedAt) return last.session;
      if (stored.sealedToken === null) return null;
      const token = await opener.open(stored.sealedToken, TOKEN_CONTEXT);
      if (!token.ok) return null;
      const { kind: dialect, baseUrl, updatedAt } = stored;
      const known = {
        learnt: parseLearnt(stored.learnt),
        attributes: Object.values(stored.customAttributes),
      };
      const place = { dialect, baseUrl, token: token.value };
      const session = toSession(createScimClient({ ...net, ...place, ...known }));
      last = { updatedAt, session };
      return session;
    },
    forget() {
      last = null;
    },
  };
}

function toSession(client: ScimClient): Session {
  let isRead = false;
  return {
    client,
    async readEverybody() {
      if (isRead) return ok(undefined);
      const end = await client.listPeople(() => undefined);
      if (!end.ok) return err(end.error);
      isRead = true;
      return ok(undefined);
    },
  };
}
