/**
 * The popup. Everything that was known when it closed last is read before the first render, so that is what is painted;
 * the server is asked afterwards.
 */
import { signal } from "@preact/signals";
import { render } from "preact";
import browser from "webextension-polyfill";
import type { PollMessage } from "../api/background-messages.ts";
import { openClient } from "../api/open-client.ts";
import { parseEdits } from "../core/exclusion-draft.ts";
import { languageOf } from "../i18n/language.ts";
import { openDraft } from "../storage/drafts.ts";
import { loadPolicy } from "../storage/managed-policy.ts";
import { dismissEntry, followOutbox, submitMutation } from "../storage/outbox.ts";
import { followPairing } from "../storage/pairing.ts";
import { loadPreferences } from "../storage/preferences.ts";
import { followSnapshot } from "../storage/snapshot.ts";
import { fitPopup } from "./fit-popup.ts";
import { PopupApp } from "./popup-app.tsx";
import { createPopupModel } from "./popup-model.ts";
import { type PopupPorts, parsePlace } from "./popup-ports.ts";
import "../styles/tokens.css";
import "../styles/popup.css";
import "../styles/parts.css";
import "../styles/lists.css";

const CLOCK_MS = 20_000;

async function loadPorts(policy: PopupPorts["policy"]): Promise<PopupPorts> {
  const [pairing, snapshot, outbox, edits, place] = await Promise.all([
    followPairing(),
    followSnapshot(),
    followOutbox(),
    openDraft("exclusions", parseEdits),
    openDraft("place", parsePlace),
  ]);
  return {
    pairing,
    snapshot,
    outbox,
    edits,
    place,
    policy,
    client: openClient(pairing.value?.server ?? ""),
    submit: submitMutation,
    dismiss: dismissEntry,
    refresh,
    openPage: (page) => void openPage(page, edits.flush),
    now: () => Date.now(),
  };
}

async function refresh(): Promise<void> {
  const message: PollMessage = { type: "poll" };
  await browser.runtime.sendMessage(message).catch(() => undefined);
}

async function openPage(page: "pair" | "tab", flush: () => Promise<void>): Promise<void> {
  await flush();
  const path = page === "pair" ? "pair.html" : "popup.html?tab";
  await browser.tabs.create({ url: browser.runtime.getURL(path) });
  window.close();
}

async function start(): Promise<void> {
  const [policy, preferences] = await Promise.all([loadPolicy(), loadPreferences()]);
  const ports = await loadPorts(policy);
  const language = languageOf(preferences.language, policy.language, browser.i18n.getUILanguage());
  const now = signal(Date.now());
  const model = createPopupModel(ports);
  const root = document.getElementById("root");
  if (root === null) return;
  document.documentElement.lang = language;
  render(<PopupApp model={model} language={language} now={now} />, root);
  model.start();
  setInterval(() => (now.value = Date.now()), CLOCK_MS);
  globalThis.addEventListener("online", () => void refresh());
  fitPopup();
  await refresh();
}

void start();
