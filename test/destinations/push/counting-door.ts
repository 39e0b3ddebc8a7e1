/** A door in front of a SCIM server that notes what was asked: servers of others keep no log. */
import { startDoor } from "../start-door.ts";

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
  const door = await startDoor(({ method = "GET", url = "/", headers }) => {
    const [, resource = ""] = url.slice(pathname.length).split(/[/?]/u);
    asked.push(`${method} /${resource}`);
    const { authorization = "", "content-type": type = "application/json" } = headers;
    return { url: new URL(url, origin), headers: { authorization, "content-type": type } };
  });
  return {
    baseUrl: `${door.origin}${pathname}`,
    token,
    taken() {
      const taken = asked;
      asked = [];
      return taken;
    },
    close: door.close,
  };
}
