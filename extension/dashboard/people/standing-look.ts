import type { Explanation } from "../../api/answers.ts";
import type { Look } from "./account-tags.tsx";

/** The mark beside a standing's word. */
export const STANDINGS: Readonly<Record<Explanation["standing"], Look>> = {
  linked: { tone: "ok", icon: "ok" },
  excluded: { tone: "quiet", icon: "close" },
  held: { tone: "warn", icon: "warn" },
  waiting: { tone: "busy", icon: "busy" },
  unlinked: { tone: "quiet", icon: "quiet" },
  gone: { tone: "quiet", icon: "lock" },
};
