/**
 * The part without a page: a service worker in Chrome and Edge, an event page in Firefox. Both end it whenever nothing is
 * going on, so every listener is registered at once, at the top, and nothing is remembered but in storage.
 */
import browser from "webextension-polyfill";
import type { RenewTokenAnswer } from "./api/background-messages.ts";
import type { Renewal } from "./api/refresh-tokens.ts";
import { backgroundClient, renewToken } from "./background/background-client.ts";
import { drainOutbox, OUTBOX_ALARM } from "./background/drain-outbox.ts";
import { greet } from "./background/greet.ts";
import { listenForClicks } from "./background/notify.ts";
import { obeyPolicy } from "./background/obey-policy.ts";
import { parseMessage } from "./background/parse-message.ts";
import { poll } from "./background/poll.ts";
import { showBadge } from "./background/show-badge.ts";
import { loadPairing } from "./storage/pairing.ts";

/** What the badge is made of. */
const BADGE_KEYS = ["pairing", "snapshot", "preferences"];

async function drain(): Promise<void> {
  await obeyPolicy();
  const server = (await loadPairing())?.server;
  const connection = server === undefined ? null : { server, client: backgroundClient(server) };
  await drainOutbox({ connection, locks: navigator.locks, now: () => Date.now() });
}

async function renew(renewal: Renewal): Promise<RenewTokenAnswer> {
  await obeyPolicy();
  return renewToken(renewal);
}

async function wake(): Promise<void> {
  await obeyPolicy();
  await showBadge();
  await Promise.all([poll(), drain()]);
}

browser.runtime.onInstalled.addListener(({ reason }) => {
  void wake();
  if (reason === "install") void greet();
});
browser.runtime.onStartup.addListener(() => void wake());

browser.alarms.onAlarm.addListener(({ name }) => void (name === OUTBOX_ALARM ? drain() : poll()));

listenForClicks();
browser.permissions.onAdded.addListener(listenForClicks);

browser.storage.onChanged.addListener((changes, area) => {
  // Only some browsers tell of a policy that changes; the others find it at the next start.
  if (area === "managed") void wake();
  else if (BADGE_KEYS.some((key) => key in changes)) void showBadge();
});

/** A promise is the answer; it also keeps the background alive until it is there. */
browser.runtime.onMessage.addListener((received: unknown) => {
  const message = parseMessage(received);
  switch (message?.type) {
    case "renew-token":
      return renew(message);
    case "poll":
      // Somebody is looking, or is online again: what is waiting needn't wait for its alarm.
      return Promise.all([poll(), drain()]);
    case "mutate":
      return drain();
    case undefined:
      return undefined;
  }
});
