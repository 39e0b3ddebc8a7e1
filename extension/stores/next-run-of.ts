import type { Session } from "./session-store.ts";

/** When what is saved takes effect; `null`: nobody knows. */
export function nextRunOf({ session }: { readonly session: Session }): number | null {
  const at = session.answer.value?.status.nextRunAt ?? null;
  return at === null ? null : Date.parse(at);
}
