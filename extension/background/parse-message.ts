import type { BackgroundMessage } from "../api/background-messages.ts";
import { isFields, isFilled } from "../storage/parse-stored.ts";

/** `null`: nothing the background knows. Only our own pages can send to it. */
export function parseMessage(received: unknown): BackgroundMessage | null {
  if (!isFields(received)) return null;
  const { type, id, server, refused } = received;
  if (type === "poll") return { type };
  if (type === "mutate") return isFilled(id) ? { type, id } : null;
  if (type !== "renew-token" || !isFilled(server)) return null;
  return { type, server, refused: isFilled(refused) ? refused : null };
}
