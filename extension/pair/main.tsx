/** The page on which a browser is connected with its server, and parted from it again. A tab: it may not close by itself. */
import { render } from "preact";
import browser from "webextension-polyfill";
import type { PollMessage } from "../api/background-messages.ts";
import { createClient } from "../api/create-client.ts";
import { openClient } from "../api/open-client.ts";
import { deviceNameOf } from "../core/device-name.ts";
import { languageOf } from "../i18n/language.ts";
import { pairMessagesFor } from "../i18n/pair-messages.ts";
import { loadPolicy } from "../storage/managed-policy.ts";
import { loadPreferences } from "../storage/preferences.ts";
import { createPairFlow } from "./pair-flow.ts";
import "./pair.css";
import { PairPage } from "./pair-page.tsx";

async function start(): Promise<void> {
  const [policy, preferences] = await Promise.all([loadPolicy(), loadPreferences()]);
  const language = languageOf(preferences.language, policy.language, browser.i18n.getUILanguage());
  const t = pairMessagesFor(language);
  document.documentElement.lang = language;
  document.title = `${t.title} · Rollcall`;
  const flow = createPairFlow({
    fetch: (...args) => fetch(...args),
    locks: navigator.locks,
    window: {
      getRedirectURL: (path) => browser.identity.getRedirectURL(path),
      launchWebAuthFlow: (details) => browser.identity.launchWebAuthFlow(details),
    },
    openClient: openClient(createClient),
    deviceName: deviceNameOf(navigator.userAgent),
    wakeBackground: () => {
      const message: PollMessage = { type: "poll" };
      browser.runtime.sendMessage(message).catch(() => undefined);
    },
  });
  const root = document.getElementById("root");
  if (root !== null) render(<PairPage flow={flow} policy={policy} t={t} />, root);
  await flow.begin(policy);
}

void start();
