/** A network in front of a SCIM server that can be cut: whatever is on its way then is lost, on either side of the server. */

import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

export type CutDoor = {
  readonly baseUrl: string;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
};

export async function startCutDoor(baseUrl: string): Promise<CutDoor> {
  const { hostname, port: behind, pathname } = new URL(baseUrl);
  const sockets = new Set<Socket>();
  let isCut = false;
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    return socket.on("error", () => socket.destroy());
  };
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = keep(connect(Number(behind), hostname));
    keep(near).pipe(far).pipe(near);
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    baseUrl: `http://127.0.0.1:${port}${pathname}`,
    cut,
    mend() {
      isCut = false;
    },
    close() {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
