/** Two Leapsomes behind one address, told apart by the token alone, as the real ones are. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Leapsome } from "../leapsome/start-leapsome.ts";

export type OneDoor = { readonly baseUrl: string; close(): Promise<void> };

/** `companies`: a Leapsome by the token that opens it. */
export async function startOneDoor(companies: Readonly<Record<string, Leapsome>>): Promise<OneDoor> {
  const server = createServer(async (request, response) => {
    const company = companies[request.headers.authorization?.replace("Bearer ", "") ?? ""];
    if (company === undefined) return void response.writeHead(401).end();
    const answer = await fetch(new URL(request.url ?? "/", company.baseUrl), {
      method: request.method ?? "GET",
      headers: { authorization: `Bearer ${company.token}`, "content-type": "application/json" },
      ...(request.method === "GET" ? {} : { body: await bodyOf(request) }),
    });
    const text = await answer.text();
    response.writeHead(answer.status, { "content-type": "application/json" }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/scim/v1`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
