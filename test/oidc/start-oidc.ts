/** Starts the OpenID provider of test/oidc/oidc-process.ts on a free loopback port, and tells it whom to sign in. */
import { startChildServer } from "../child-server.ts";

export type OidcAccount = {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean | string;
};

export type OidcClient = {
  readonly id: string;
  readonly secret: string;
  readonly redirectUris: readonly string[];
  /** Where it puts the address: both are allowed, and providers differ. */
  readonly emailIn: "id-token" | "userinfo";
};

export type OidcOrder =
  | { readonly id: number; readonly do: "up"; readonly client: OidcClient }
  | { readonly id: number; readonly do: "down" }
  | { readonly id: number; readonly do: "account"; readonly account: OidcAccount };

export type OidcAnswer = { readonly id: number; readonly port: number };

export type Oidc = {
  /** `http://127.0.0.1:port`; the same after `down` and `up`. */
  readonly issuer: string;
  readonly client: OidcClient;
  signInAs(account: OidcAccount): Promise<void>;
  down(): Promise<void>;
  up(change?: Partial<OidcClient>): Promise<void>;
  close(): Promise<void>;
};

export async function startOidc(): Promise<Oidc> {
  const { tell, end } = startChildServer<Order, OidcAnswer>("test/oidc/oidc-process.ts");
  let client: OidcClient = {
    id: "rollcall",
    secret: "a-secret-for-tests-0123456789",
    redirectUris: ["http://127.0.0.1:1/sign-in/oidc/callback"],
    emailIn: "userinfo",
  };
  const { port } = await tell({ do: "up", client });
  return {
    issuer: `http://127.0.0.1:${port}`,
    client,
    signInAs: async (account) => void (await tell({ do: "account", account })),
    down: async () => void (await tell({ do: "down" })),
    up: async (change = {}) => {
      client = { ...client, ...change };
      await tell({ do: "up", client });
    },
    close: end,
  };
}

type Order = OidcOrder extends infer One ? (One extends OidcOrder ? Omit<One, "id"> : never) : never;
