/** A door in front of a SCIM server that hands everything on and notes what was asked: servers of others keep no log. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type CountingDoor = {
  readonly baseUrl: string;
  readonly token: string;
  /** `PATCH /Users`, in order, since this was last asked. */
  taken(): readonly string[];
  close(): Promise<void>;
};

type Place = { readonly baseUrl: string; readonly token: string };

export async function startCountingDoor({ baseUrl, token }: Place): Promise<CountingDoor> {
  const { origin, pathname } = new URL(baseUrl);
  let asked: string[] = [];
  const server = createServer(async (request, response) => {
    const { method = "GET", url = "/" } = request;
    const [, resource = ""] = url.slice(pathname.length).split(/[/?]/u);
    asked.push(`${method} /${resource}`);
    const { authorization = "", "content-type": type = "application/json" } = request.headers;
    const answer = await fetch(new URL(url, origin), {
      method,
      headers: { authorization, "content-type": type },
      ...(method === "GET" ? {} : { body: await bodyOf(request) }),
    });
    const text = await answer.text();
    response.writeHead(answer.status, { "content-type": "application/json" }).end(text || undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}${pathname}`,
    token,
    taken() {
      const taken = asked;
      asked = [];
      return taken;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
