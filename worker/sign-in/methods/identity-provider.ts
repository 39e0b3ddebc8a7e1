/**
 * The company's identity provider over OpenID Connect: authorization code with PKCE, state and nonce, the ID token's
 * signature checked. openid-client keeps the protocol. It tells an address and nothing else; whether that address may
 * come in is not its business.
 */
import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { err, ok, type Result } from "../../core/result.ts";
import { isSafeTransport } from "../../http/safe-transport.ts";

/** What the browser keeps (sealed) while it is away at the provider. */
export type Attempt = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** Refused: by the provider, or because its answer is not one to this attempt. */
export type ProviderFailure = "provider-unreachable" | "provider-refused";

export type IdentityProvider = {
  begin(redirectUri: string): Promise<Result<{ url: string; attempt: Attempt }, ProviderFailure>>;
  /** `answer`: the redirect URI with what the provider added to it. */
  finish(answer: URL, attempt: Attempt): Promise<Result<Identity, ProviderFailure>>;
};

export type Identity = { readonly email: string; readonly isVerified: boolean };

type Options = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly now: () => number;
};

const DISCOVERY_MS = 60 * 60 * 1000;
const TIMEOUT_SECONDS = 10;

export function createIdentityProvider(options: Options): IdentityProvider {
  let known: { readonly configuration: Configuration; readonly until: number } | null = null;

  /** Keys are fetched anew with it; what failed is not remembered. */
  async function configure(): Promise<Configuration> {
    if (known !== null && known.until > options.now()) return known.configuration;
    const configuration = await discover(options);
    known = { configuration, until: options.now() + DISCOVERY_MS };
    return configuration;
  }

  return {
    begin: (redirectUri) => carefully(async () => begin(await configure(), redirectUri)),
    finish: (answer, attempt) => carefully(async () => finish(await configure(), answer, attempt)),
  };
}

function discover({ issuer, clientId, clientSecret }: Options): Promise<Configuration> {
  const url = new URL(issuer);
  const isPlain = url.protocol === "http:" && isSafeTransport(issuer);
  return discovery(url, clientId, undefined, authenticateBy(clientSecret), {
    timeout: TIMEOUT_SECONDS,
    execute: [enableNonRepudiationChecks, ...(isPlain ? [allowInsecureRequests] : [])],
  });
}

/** As the provider says it wants the secret; one that says nothing takes it in the header (OpenID Connect Discovery §3). */
const authenticateBy =
  (clientSecret: string): ClientAuth =>
  (server, client, ...rest) => {
    const takesForm = server.token_endpoint_auth_methods_supported?.includes("client_secret_post") === true;
    const authenticate = takesForm ? ClientSecretPost(clientSecret) : ClientSecretBasic(clientSecret);
    authenticate(server, client, ...rest);
  };

async function begin(configuration: Configuration, redirectUri: string) {
  const attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: "openid email",
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: "S256",
  });
  return { url: url.href, attempt };
}

async function finish(configuration: Configuration, answer: URL, attempt: Attempt): Promise<Identity> {
  const tokens = await authorizationCodeGrant(configuration, answer, {
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    pkceCodeVerifier: attempt.verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new TypeError("an ID token was expected");
  const told = claims.email === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined;
  const about = told ? await fetchUserInfo(configuration, tokens.access_token, claims.sub) : claims;
  const email = typeof about.email === "string" ? about.email : "";
  return { email, isVerified: email !== "" && about.email_verified === true };
}

/** Codes of openid-client that say nothing came back, or nothing that could be read. */
const UNREACHABLE = /^OAUTH_(TIMEOUT|ABORT|RESPONSE_IS_NOT_CONFORM|RESPONSE_IS_NOT_JSON|PARSE_ERROR)$/u;

async function carefully<T>(ask: () => Promise<T>): Promise<Result<T, ProviderFailure>> {
  try {
    return ok(await ask());
  } catch (error) {
    return err(failureOf(error));
  }
}

function failureOf(error: unknown): ProviderFailure {
  if (error instanceof AuthorizationResponseError) return "provider-refused";
  if (error instanceof ResponseBodyError)
    return error.status >= 500 ? "provider-unreachable" : "provider-refused";
  if (error instanceof ClientError) {
    return UNREACHABLE.test(error.code ?? "") || error.code === undefined
      ? "provider-unreachable"
      : "provider-refused";
  }
  return "provider-unreachable";
}
