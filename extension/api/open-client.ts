/** The fetch of popup and tab: with the token of this session, renewed by the background (refresh-tokens.ts says why). */
import browser from "webextension-polyfill";
import { createAuthedFetch, type Tokens } from "./authed-fetch.ts";
import type { RenewTokenAnswer, RenewTokenMessage } from "./background-messages.ts";
import type { ClientOptions } from "./create-client.ts";
import { currentToken } from "./refresh-tokens.ts";

const tokensOf = (server: string): Tokens => ({
  current: () => currentToken(server, Date.now()),
  renew: (refused) => {
    const message: RenewTokenMessage = { type: "renew-token", server, refused };
    return browser.runtime.sendMessage<RenewTokenMessage, RenewTokenAnswer>(message);
  },
});

/** `create`: the popup's client, or the dashboard's. */
export const openClient =
  <C>(create: (options: ClientOptions) => C) =>
  (server: string): C =>
    create({
      server,
      fetch: createAuthedFetch({ fetch: (...args) => fetch(...args), tokens: tokensOf(server) }),
    });
