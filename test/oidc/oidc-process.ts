/**
 * A real OpenID provider (oidc-provider) as a process of its own. Nobody types anything: whoever comes is signed in as the
 * account it was told, and has consented. Started by start-oidc.ts, which talks to it over IPC.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type Configuration } from "oidc-provider";
import type { OidcAccount, OidcAnswer, OidcClient, OidcOrder } from "./start-oidc.ts";

let account: OidcAccount = { sub: "nobody", email: "nobody@example.com", email_verified: true };
let server: Server | null = null;
let port = 0;

const configurationOf = (client: OidcClient): Configuration => ({
  clients: [
    {
      client_id: client.id,
      client_secret: client.secret,
      redirect_uris: [...client.redirectUris],
      grant_types: ["authorization_code"],
      response_types: ["code"],
      // Tells a native client that loopback over plain HTTP is fine.
      application_type: "native",
      token_endpoint_auth_method: "client_secret_post",
    },
  ],
  claims: { openid: ["sub"], email: ["email", "email_verified"] },
  conformIdTokenClaims: client.emailIn === "userinfo",
  cookies: { keys: ["only-for-tests"] },
  features: { devInteractions: { enabled: false } },
  pkce: { required: () => true },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: async (_, sub) => ({ accountId: sub, claims: async () => ({ ...account, sub }) }),
});

function listen(client: OidcClient): Promise<void> {
  const listening = createServer((request, response) => {
    void answer(request, response).catch(() => response.writeHead(500).end());
  });
  server = listening;
  return new Promise((resolve) => {
    listening.listen(port, "127.0.0.1", () => {
      port = (listening.address() as AddressInfo).port;
      const provider = new Provider(`http://127.0.0.1:${port}`, configurationOf(client));
      const callback = provider.callback();
      answer = async (request, response) => {
        if (!request.url?.startsWith("/interaction/")) return callback(request, response);
        const { prompt, params, session } = await provider.interactionDetails(request, response);
        if (prompt.name === "login")
          return provider.interactionFinished(request, response, { login: { accountId: account.sub } });
        const grant = new provider.Grant({
          accountId: session?.accountId ?? account.sub,
          clientId: String(params.client_id),
        });
        grant.addOIDCScope("openid email");
        return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
      };
      resolve();
    });
  });
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
let answer: Answer = async (_, response) => void response.writeHead(503).end();

async function obey(order: OidcOrder): Promise<void> {
  if (order.do === "up") await listen(order.client);
  if (order.do === "account") account = order.account;
  if (order.do === "down") {
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
  }
}

process.on("message", (order: OidcOrder) => {
  void obey(order).then(() => {
    const done: OidcAnswer = { id: order.id, port };
    process.send?.(done);
  });
});
process.on("disconnect", () => process.exit(0));
