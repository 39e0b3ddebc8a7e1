/** How things were when somebody was last told, across restarts of the browser: what was told isn't told again. */
import type { Mood } from "../core/news.ts";
import { type Place, readPlace, writePlace } from "./areas.ts";
import { isFields, isFilled, isOneOf, isText } from "./parse-stored.ts";

export type ToldNews = {
  /** Another server's news are no comparison. */
  readonly server: string;
  readonly mood: Mood;
  /** Of the last notification: what it was about, and which run. Empty: there was none yet. */
  readonly id: string;
};

const TOLD_NEWS: Place<ToldNews> = {
  area: "local",
  key: "toldNews",
  parse: (stored) => {
    if (!isFields(stored)) return null;
    const { server, mood, id } = stored;
    return isFilled(server) && isOneOf(["good", "failing", "paused"] as const)(mood) && isText(id)
      ? { server, mood, id }
      : null;
  },
};

export const loadToldNews = (): Promise<ToldNews | null> => readPlace(TOLD_NEWS);
export const saveToldNews = (told: ToldNews): Promise<void> => writePlace(TOLD_NEWS, told);
export const forgetToldNews = (): Promise<void> => writePlace(TOLD_NEWS, null);
