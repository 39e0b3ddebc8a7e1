/**
 * Tells whoever asked for it that syncs began to fail, are paused, or are well again. The mail from the server is the one to
 * rely on: a browser may be closed. No buttons and no pictures: Firefox knows only the basic kind.
 */
import browser from "webextension-polyfill";
import { describeState } from "../core/describe-state.ts";
import { moodOf, type News, newsOf } from "../core/news.ts";
import { type CompanyState, companyStateOf } from "../core/view-state.ts";
import { createFormat } from "../i18n/format.ts";
import { languageOf } from "../i18n/language.ts";
import { NEWS_WORDS } from "../i18n/news-words.ts";
import { STATE_WORDS } from "../i18n/state-words.ts";
import { loadPolicy } from "../storage/managed-policy.ts";
import { loadPreferences } from "../storage/preferences.ts";
import type { Snapshot } from "../storage/snapshot.ts";
import { forgetToldNews, loadToldNews, saveToldNews } from "../storage/told-news.ts";

type NotifyOptions = { readonly locks: Pick<LockManager, "request">; readonly now: number };

export function notify(snapshot: Snapshot, { locks, now }: NotifyOptions): Promise<void> {
  return locks.request("rollcall:news", () => tellChange(snapshot, now));
}

async function tellChange({ server, answer, trouble }: Snapshot, now: number): Promise<void> {
  const [preferences, policy] = await Promise.all([loadPreferences(), loadPolicy()]);
  // What changed while nobody wanted to know is no news when they do.
  if (!preferences.notifications || policy.notifications === "off") return forgetToldNews();
  if (answer === null || trouble !== null) return;
  const company = companyStateOf(answer.status);
  const mood = moodOf(company);
  if (mood === null) return;
  const stored = await loadToldNews();
  const told = stored?.server === server ? stored : null;
  const news = told === null ? null : newsOf(told.mood, mood);
  const id = news === null ? "" : `${news}${placeOf(company, answer.status.lastRun?.id ?? null)}`;
  // Kept first: rather not told than told twice.
  await saveToldNews({ server, mood, id: id === "" ? (told?.id ?? "") : id });
  if (news === null || id === told?.id || (news === "recovered" && policy.notifications === "failures"))
    return;
  const language = languageOf(preferences.language, policy.language, browser.i18n.getUILanguage());
  await show(id, textOf({ news, company, language, name: answer.status.name, now }));
}

/** The place in the dashboard where it can be looked at; with it an id says all that a click needs to know. */
function placeOf(company: CompanyState, lastRunId: string | null): string {
  const runId = company.kind === "paused" ? company.runId : lastRunId;
  return company.kind === "overdue" || runId === null ? "#/overview" : `#/runs/${runId}`;
}

type Told = {
  readonly news: News;
  readonly company: CompanyState;
  readonly language: "de" | "en";
  readonly name: string;
  readonly now: number;
};
type Text = { readonly title: string; readonly message: string };

function textOf({ news, company, language, name, now }: Told): Text {
  const speech = { t: { state: STATE_WORDS[language] }, f: createFormat(language), now };
  const { headline, detail } = describeState(company, speech);
  const told = news === "recovered" ? NEWS_WORDS[language].recovered : headline;
  return { title: name === "" ? told : `${name}: ${told}`, message: detail };
}

/** The permission can be taken away at any time, and the browser's interface for it goes with it. */
async function show(id: string, text: Text): Promise<void> {
  const iconUrl = browser.runtime.getURL("icons/icon-128.png");
  await browser.notifications?.create(id, { type: "basic", iconUrl, ...text });
}

/** Called at the top of every start, and when the permission comes: before that there is nothing to listen to. */
export const listenForClicks = (): void => browser.notifications?.onClicked.addListener(openNews);

function openNews(id: string): void {
  const place = id.slice(Math.max(0, id.indexOf("#")));
  void browser.tabs.create({ url: browser.runtime.getURL(`dashboard.html${place}`) });
  void browser.notifications.clear(id);
}
