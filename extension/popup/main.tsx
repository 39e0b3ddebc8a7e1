/**
 * The popup. Everything that was known when it closed last is read before the first render, so that is what is painted;
 * the other words, the other tabs and the server's answer come after it.
 */
import { signal } from "@preact/signals";
import { render } from "preact";
import browser from "webextension-polyfill";
import { followWords } from "../i18n/follow-words.ts";
import type { Language } from "../i18n/language.ts";
import type { FirstMessages } from "../i18n/messages.ts";
import { loadFirstMessages, loadMessages } from "../i18n/messages-for.ts";
import { openDraft } from "../storage/drafts.ts";
import { choosePreferences } from "../storage/preferences.ts";
import { loadWriting, openSession, refresh } from "../stores/open-session.ts";
import { whenServerChanges } from "../stores/when-server-changes.ts";
import { fitPopup } from "./fit-popup.ts";
import { PopupApp } from "./popup-app.tsx";
import { popupClient } from "./popup-client.ts";
import { createPopupModel } from "./popup-model.ts";
import { type PageLink, parsePlace } from "./popup-ports.ts";
import "../styles/tokens.css";
import "../styles/popup.css";
import "../styles/parts.css";
import "../styles/lists.css";

const CLOCK_MS = 20_000;
const UNSEEN_MS = 300;

/** Whether the first tab stands; from then on there is time for all words. */
const isPainted = signal(false);
const loadWords = (language: Language): Promise<FirstMessages> =>
  isPainted.value ? loadMessages(language) : loadFirstMessages(language);

/** What isn't on the first picture waits for it; a page that nobody sees is never painted. */
const firstPaint = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, UNSEEN_MS);
  });

/** What was typed is stored before the popup goes: the dashboard goes on with it. */
async function openPage(link: PageLink, flush: () => Promise<void>): Promise<void> {
  await flush();
  const path = link === "pair" ? "pair.html" : `dashboard.html${link}`;
  await browser.tabs.create({ url: browser.runtime.getURL(path) });
  window.close();
}

async function start(): Promise<void> {
  const [session, place, words] = await Promise.all([
    openSession(popupClient),
    openDraft("place", parsePlace),
    followWords(loadWords),
  ]);
  whenServerChanges(session.pairing, () => location.reload());
  const now = signal(Date.now());
  const model = createPopupModel({
    ...session,
    place,
    openDraft,
    openPage: (link) => void openPage(link, session.edits.flush),
    copy: (text) => navigator.clipboard.writeText(text),
    chooseLanguage: (language) => void choosePreferences({ language }),
  });
  const root = document.getElementById("root");
  if (root === null) return;
  fitPopup();
  render(<PopupApp model={model} words={words} now={now} />, root);
  await firstPaint();
  isPainted.value = true;
  // The popup may close right after a button is pressed: then there is no time to fetch anything.
  void loadWriting();
  model.start();
  setInterval(() => {
    now.value = Date.now();
    // What failed to come is asked for again once the server is back; somebody is waiting for it.
    if (model.session.obstacle.peek() !== null) void refresh();
  }, CLOCK_MS);
  globalThis.addEventListener("online", () => void refresh());
  await refresh();
}

void start();
