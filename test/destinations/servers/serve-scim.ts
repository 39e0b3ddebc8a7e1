/** The process around a SCIM server: listens on loopback, and does what start-scim-server.ts tells it over IPC. */
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import type { ScimServerAnswer, ScimServerOrder } from "./start-scim-server.ts";

type Served = {
  readonly listener: RequestListener;
  /** Behind the host. */
  readonly path: string;
  readonly token: string;
};

export function serveScim({ listener, path, token }: Served): void {
  const server = createServer(listener);
  let port = 0;

  async function obey(order: ScimServerOrder): Promise<void> {
    if (order.do === "up") {
      await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
      port = (server.address() as AddressInfo).port;
      return;
    }
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  process.on("message", (order: ScimServerOrder) => {
    void obey(order).then(() => {
      const answer: ScimServerAnswer = { id: order.id, baseUrl: `http://127.0.0.1:${port}${path}`, token };
      process.send?.(answer);
    });
  });
  process.on("disconnect", () => process.exit(0));
}
