/** Two Leapsomes behind one address, told apart by the token alone, as the real ones are. */
import type { Leapsome } from "../leapsome/start-leapsome.ts";
import { startDoor } from "../start-door.ts";

export type OneDoor = { readonly baseUrl: string; close(): Promise<void> };

/** `companies`: a Leapsome by the token that opens it. */
export async function startOneDoor(companies: Readonly<Record<string, Leapsome>>): Promise<OneDoor> {
  const { origin, close } = await startDoor((request) => {
    const company = companies[request.headers.authorization?.replace("Bearer ", "") ?? ""];
    if (company === undefined) return null;
    const headers = { authorization: `Bearer ${company.token}`, "content-type": "application/json" };
    return { url: new URL(request.url ?? "/", company.baseUrl), headers };
  });
  return { baseUrl: `${origin}/scim/v1`, close };
}
