/**
 * The protocol by which Firefox is driven from outside: `length:JSON` over TCP, commands numbered, one answer each. WebDriver's
 * own commands, and `Addon:Install`, which geckodriver would send as well.
 */
import { once } from "node:events";
import { connect } from "node:net";

export type Marionette = {
  /** Rejects with what Firefox says went wrong. */
  send<T = unknown>(command: string, params?: Readonly<Record<string, unknown>>): Promise<T>;
  close(): void;
};

type Answer = readonly [type: 1, id: number, error: { readonly message: string } | null, result: unknown];
type Waiting = { readonly resolve: (result: never) => void; readonly reject: (error: Error) => void };

export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const settle = ([, id, error, result]: Answer): void => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === null) asked?.resolve(result as never);
    else asked?.reject(new Error(error.message));
  };
  const read = createReader((message) => {
    // The first is a greeting.
    if (Array.isArray(message)) settle(message as unknown as Answer);
  });
  socket.on("data", read);
  socket.on("error", () => socket.destroy());
  socket.on("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("Firefox has hung up"));
  });
  return {
    send: (command, params = {}) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        const text = JSON.stringify([0, last, command, params]);
        socket.write(`${Buffer.byteLength(text)}:${text}`);
      }),
    close: () => socket.destroy(),
  };
}

/** Puts together what arrives in pieces; lengths are in bytes. */
function createReader(take: (message: unknown) => void): (data: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (data) => {
    rest = Buffer.concat([rest, data]);
    for (let colon = rest.indexOf(":"); colon > 0; colon = rest.indexOf(":")) {
      const end = colon + 1 + Number(rest.subarray(0, colon).toString());
      if (rest.length < end) return;
      take(JSON.parse(rest.subarray(colon + 1, end).toString()));
      rest = rest.subarray(end);
    }
  };
}
