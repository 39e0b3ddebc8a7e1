/** Icon and title by the last that is known. Every state has its own, the unknown one too: an icon never just stays silent. */
import browser from "webextension-polyfill";
import { badgeOf } from "../core/badge.ts";
import { viewStateOf } from "../core/view-state.ts";
import { languageOf } from "../i18n/language.ts";
import { loadPolicy } from "../storage/managed-policy.ts";
import { loadPairing } from "../storage/pairing.ts";
import { loadPreferences } from "../storage/preferences.ts";
import { loadSnapshot } from "../storage/snapshot.ts";

const WHITE = "#ffffff";

export async function showBadge(): Promise<void> {
  const [pairing, snapshot, policy, preferences] = await Promise.all([
    loadPairing(),
    loadSnapshot(),
    loadPolicy(),
    loadPreferences(),
  ]);
  const isCurrent = snapshot !== null && snapshot.server === pairing?.server;
  const view = viewStateOf({
    pairing,
    policy,
    status: isCurrent ? snapshot.answer : null,
    failure: isCurrent ? (snapshot.trouble?.failure ?? null) : null,
    failedPolls: isCurrent ? (snapshot.trouble?.times ?? 0) : 0,
    now: Date.now(),
  });
  const language = languageOf(preferences.language, policy.language, browser.i18n.getUILanguage());
  const badge = badgeOf(view, language);
  await Promise.all([
    browser.action.setTitle({ title: badge.title }),
    browser.action.setBadgeText({ text: badge.text }),
    browser.action.setBadgeBackgroundColor({ color: badge.color }),
    // Not in every browser; where it is missing, the browser picks a colour that can be read.
    browser.action.setBadgeTextColor?.({ color: WHITE }),
  ]);
}
