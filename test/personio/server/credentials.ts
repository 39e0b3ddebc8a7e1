/**
 * API credentials and their tokens. A token is stable: the same credentials get the same one for 24 hours, and it
 * may be used in parallel. What a credential may not read is absent from every answer, without an error.
 */
import { randomBytes } from "node:crypto";

export type Credential = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Attribute keys; everything when left out. */
  readonly readable?: readonly string[];
};

export const DEFAULT_CREDENTIAL: Credential = {
  clientId: "papi-test-client",
  clientSecret: "papi-test-secret",
};

export type IssuedToken = { readonly token: string; readonly expiresInSeconds: number };

type Token = { readonly token: string; readonly clientId: string; readonly expiresAt: number };

const TOKEN_LIFE_SECONDS = 86_400;

export class Credentials {
  readonly #secrets: ReadonlyMap<string, string>;
  readonly #readable = new Map<string, ReadonlySet<string> | "all">();
  readonly #now: () => Date;
  #tokens: readonly Token[] = [];

  constructor(credentials: readonly Credential[], now: () => Date) {
    this.#secrets = new Map(credentials.map(({ clientId, clientSecret }) => [clientId, clientSecret]));
    for (const { clientId, readable } of credentials) this.setReadable(readable ?? "all", clientId);
    this.#now = now;
  }

  /** `null`: wrong credentials. */
  issue(clientId: string, clientSecret: string): IssuedToken | null {
    if (this.#secrets.get(clientId) !== clientSecret) return null;
    const now = this.#now().getTime();
    const alive = this.#tokens.find((token) => token.clientId === clientId && token.expiresAt > now);
    const token = alive ?? this.#newToken(clientId, now);
    return { token: token.token, expiresInSeconds: Math.floor((token.expiresAt - now) / 1000) };
  }

  /** Whose token it is, while it lives. */
  ownerOf(token: string): string | null {
    const now = this.#now().getTime();
    return this.#tokens.find((issued) => issued.token === token && issued.expiresAt > now)?.clientId ?? null;
  }

  /** Every token so far is worth nothing from now on. */
  revokeTokens(): void {
    this.#tokens = [];
  }

  mayRead(clientId: string, attribute: string): boolean {
    const readable = this.#readable.get(clientId);
    return readable === "all" || readable?.has(attribute) === true;
  }

  setReadable(attributes: readonly string[] | "all", clientId?: string): void {
    const readable = attributes === "all" ? "all" : new Set(attributes);
    for (const id of clientId === undefined ? this.#secrets.keys() : [clientId])
      this.#readable.set(id, readable);
  }

  #newToken(clientId: string, now: number): Token {
    const token = `papi-${randomBytes(32).toString("base64url")}`;
    const issued = { token, clientId, expiresAt: now + TOKEN_LIFE_SECONDS * 1000 };
    this.#tokens = [...this.#tokens.filter(({ expiresAt }) => expiresAt > now), issued];
    return issued;
  }
}
