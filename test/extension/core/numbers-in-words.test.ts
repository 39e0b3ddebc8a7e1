/** 1234 people are “1.234” in German and “1,234” in English, wherever a number stands in a sentence. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { reviewDe } from "../../../extension/i18n/dashboard/review-de.ts";
import { reviewEn } from "../../../extension/i18n/dashboard/review-en.ts";
import { de } from "../../../extension/i18n/de.ts";
import { en } from "../../../extension/i18n/en.ts";
import { runTool } from "../../run-tool.ts";

test("no text puts a number into a sentence as it is", async () => {
  const config = join(import.meta.dirname, "numbers-in-words.json");
  expect(await runTool("oxlint", "--type-aware", "--quiet", "-c", config, "extension/i18n")).toBe("");
}, 60_000);

test.each([
  [de.status.people(1234), "1.234 Personen"],
  [en.status.people(1234), "1,234 people"],
  [de.status.excluded(1234), "1.234 ausgeschlossen"],
  [en.status.excluded(1234), "1,234 excluded"],
  [de.status.progress(1000, 1234), "1.000 von 1.234 Personen"],
  [en.status.progress(1000, 1234), "1,000 of 1,234 people"],
  [de.status.showAll(1234), "Alle 1.234 anzeigen"],
  [en.status.showAll(1234), "Show all 1,234"],
  [de.invitations.result(1234, 1000), "1.234 gesendet, 1.000 nicht."],
  [en.invitations.result(1234, 1000), "1,234 sent, 1,000 not sent."],
  [reviewDe.run.counts.created(1234), "1.234 neu"],
  [reviewEn.run.counts.created(1234), "1,234 new"],
])("%s", (said, expected) => {
  expect(said).toBe(expected);
});

test.each([
  [de, "Angehalten: 1.234 Deaktivierungen geplant, erlaubt sind 1.000"],
  [en, "Paused: 1,234 deactivations planned, limit is 1,000"],
] as const)("of a plan that waits, in $language", (words, headline) => {
  const by = { purpose: "sync", code: "too-many-deactivations", planned: 1234, allowed: 1000 } as const;
  expect(words.state.paused(by).headline).toBe(headline);
});
