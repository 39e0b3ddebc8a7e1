/** What signing in needs, made of the environment. */
import type { Env } from "./env.ts";
import { problemOf } from "./mail/create-mailer.ts";
import { createIdentityProvider } from "./sign-in/methods/identity-provider.ts";
import type { SignInDeps } from "./sign-in/sign-in-deps.ts";
import { log, type Wiring } from "./wiring.ts";

export function wireSignIn(env: Env, { db, sealer, hashCode, mailer, variables }: Wiring): SignInDeps {
  const { mail, oidc, adminToken, publicUrl, extensionRedirectUris } = variables;
  return {
    ...{ db, sealer, hashCode, now: Date.now, log },
    mailer: problemOf(mail) === null ? mailer : null,
    identityProvider: oidc === null ? null : createIdentityProvider({ ...oidc, now: Date.now }),
    ...{ adminToken, publicUrl, redirectUris: extensionRedirectUris },
    allowGuess: async (key) => (await env.SIGN_IN_RATE_LIMIT.limit({ key })).success,
    allowRequest: async (key) => (await env.API_RATE_LIMIT.limit({ key })).success,
  };
}
