/** The dashboard: a tab of its own, with everything the popup has no room for. */
import { signal } from "@preact/signals";
import { render } from "preact";
import browser from "webextension-polyfill";
import { createDashboardClient } from "../api/create-dashboard-client.ts";
import { openClient } from "../api/open-client.ts";
import { loadWords } from "../i18n/dashboard/dashboard-messages.ts";
import { followWords } from "../i18n/follow-words.ts";
import { openDraft } from "../storage/drafts.ts";
import { openSession, refresh } from "../stores/open-session.ts";
import { whenServerChanges } from "../stores/when-server-changes.ts";
import { DashboardApp } from "./dashboard-app.tsx";
import { createDashboardModel, type DashboardPorts } from "./dashboard-model.ts";
import { saveFile } from "./save-file.ts";
import { openThisBrowser } from "./this-browser.ts";
import "../styles/tokens.css";
import "../styles/parts.css";
import "../styles/lists.css";
import "../styles/dashboard.css";
import "../styles/dashboard-people.css";
import "../styles/dashboard-review.css";
import "../styles/dashboard-administration.css";
import "../styles/dashboard-rules.css";
import "../styles/dashboard-destination.css";

const CLOCK_MS = 20_000;
/** While somebody looks at it, they see what happens. */
const REFRESH_MS = 60_000;

const address: DashboardPorts["address"] = {
  read: () => location.hash,
  go: (href) => {
    location.hash = href;
  },
  replace: (href) => history.replaceState(null, "", href),
  follow: (tell) => {
    globalThis.addEventListener("hashchange", tell);
    return () => globalThis.removeEventListener("hashchange", tell);
  },
};

async function start(): Promise<void> {
  const [session, words, thisBrowser] = await Promise.all([
    openSession(openClient(createDashboardClient)),
    followWords(loadWords),
    openThisBrowser(),
  ]);
  whenServerChanges(session.pairing, () => location.reload());
  const now = signal(Date.now());
  const model = createDashboardModel({
    ...session,
    address,
    openPairing: () => void browser.tabs.create({ url: browser.runtime.getURL("pair.html") }),
    openDraft,
    saveFile,
    copy: (text) => navigator.clipboard.writeText(text),
    thisBrowser,
  });
  const root = document.getElementById("root");
  if (root === null) return;
  render(<DashboardApp model={model} words={words} now={now} />, root);
  model.start();
  setInterval(() => {
    now.value = Date.now();
  }, CLOCK_MS);
  setInterval(() => {
    if (document.visibilityState === "visible") void refresh();
  }, REFRESH_MS);
  globalThis.addEventListener("online", () => void refresh());
  await refresh();
}

void start();
