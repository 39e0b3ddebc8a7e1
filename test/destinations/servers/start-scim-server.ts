/** Starts one of the SCIM servers of this folder as a process of its own, on a free loopback port. */
import { startChildServer } from "../../child-server.ts";

export type ScimServerOrder = { readonly id: number; readonly do: "up" | "down" };
export type ScimServerAnswer = { readonly id: number; readonly baseUrl: string; readonly token: string };

export type ScimServer = {
  readonly baseUrl: string;
  readonly token: string;
  /** Nobody listens; connections that are open are cut. What it holds stays. */
  down(): Promise<void>;
  /** Listens again, on the same port. */
  up(): Promise<void>;
  close(): Promise<void>;
};

/** `scimmy`: scimmy-routers in Express. `polis`: the directory sync of Ory Polis (`@boxyhq/saml-jackson`). */
export type ScimServerName = "scimmy" | "polis";

export async function startScimServer(name: ScimServerName): Promise<ScimServer> {
  const module = `test/destinations/servers/${name}-process.ts`;
  const { tell, end } = startChildServer<Omit<ScimServerOrder, "id">, ScimServerAnswer>(module, {
    loud: true,
  });
  const { baseUrl, token } = await tell({ do: "up" });
  return {
    baseUrl,
    token,
    down: async () => void (await tell({ do: "down" })),
    up: async () => void (await tell({ do: "up" })),
    close: end,
  };
}
