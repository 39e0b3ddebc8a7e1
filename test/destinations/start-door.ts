/** A server in front of others that hands every request on, and says what they answer. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Door = {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  close(): Promise<void>;
};

export type Onward = { readonly url: URL; readonly headers: Readonly<Record<string, string>> };

/** `null`: to nobody, which is a 401. */
export type ToOnward = (request: IncomingMessage) => Onward | null;

export async function startDoor(toOnward: ToOnward): Promise<Door> {
  const server = createServer((request, response) => {
    handOn(request, response, toOnward).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function handOn(request: IncomingMessage, response: ServerResponse, toOnward: ToOnward): Promise<void> {
  const { method = "GET" } = request;
  const onward = toOnward(request);
  if (onward === null) return void response.writeHead(401).end();
  const answer = await fetch(onward.url, {
    method,
    headers: onward.headers,
    ...(method === "GET" ? {} : { body: await bodyOf(request) }),
  });
  const text = await answer.text();
  response.writeHead(answer.status, { "content-type": "application/json" }).end(text || undefined);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
