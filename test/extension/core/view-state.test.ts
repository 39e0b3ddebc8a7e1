import { expect, test } from "vitest";
import type { Failure } from "../../../extension/api/failure.ts";
import { badgeOf } from "../../../extension/core/badge.ts";
import { describeState } from "../../../extension/core/describe-state.ts";
import { whatBarsWriting } from "../../../extension/core/permission.ts";
import { type ViewFacts, viewStateOf } from "../../../extension/core/view-state.ts";
import { ago, counts, lastRun, NOW, SERVER, status } from "../../../extension/gallery/company.ts";
import { STATES } from "../../../extension/gallery/states.ts";
import { de } from "../../../extension/i18n/de.ts";
import { en } from "../../../extension/i18n/en.ts";
import { createSpeech } from "../../../extension/i18n/speech.ts";

const facts = (some: Partial<ViewFacts> = {}): ViewFacts => ({
  pairing: { server: SERVER },
  status: { status: status(), at: NOW - 60_000 },
  failure: null,
  policy: null,
  now: NOW,
  ...some,
});
const known = (some: Parameters<typeof status>[0]): ViewFacts =>
  facts({ status: { status: status(some), at: NOW } });
const after = (failure: Failure, failedPolls = 3): ViewFacts => facts({ failure, failedPolls });
const failedRun = (code: string) =>
  known({ state: "failed", lastRun: lastRun({ state: "failed", problem: { code, params: {} } }) });
const paused = lastRun({
  state: "paused",
  counts: { ...lastRun().counts, deactivated: 41 },
  problem: { code: "too-many-deactivations", params: { planned: 41, allowed: 20 } },
});

/** What is known → the state, the badge, and how the title begins in German. */
const TABLE: ReadonlyArray<readonly [string, ViewFacts, string, string, RegExp]> = [
  ["nothing", facts({ pairing: null }), "not-paired", "?", /Willkommen/],
  [
    "a policy",
    facts({ pairing: null, policy: { workerUrl: SERVER } }),
    "sign-in-needed",
    "?",
    /melde dich an/,
  ],
  ["no answer yet", facts({ status: null }), "loading", "", /Wird geladen/],
  ["no credentials", known({ state: "not-configured" }), "not-configured", "!", /noch nicht verbunden/],
  ["switched off", known({ state: "disabled" }), "disabled", "", /ausgeschaltet/],
  ["never run", known({ state: "never-run" }), "first-run-pending", "", /Erster Sync geplant für morgen, 0/],
  ["at work", known({ state: "running" }), "running", "…", /Sync läuft\. Seit/],
  ["fine", known({}), "ok", "", /Alles in Ordnung\. Letzter Sync/],
  [
    "fine, nothing new",
    known({ lastRun: lastRun({ counts: counts() }) }),
    "unchanged",
    "",
    /Keine Änderungen/,
  ],
  ["findings", known({ state: "warning", findings: 3 }), "warnings", "3", /3 Hinweise/],
  ["very many findings", known({ state: "warning", findings: 250 }), "warnings", "99", /250 Hinweise/],
  [
    "the guard",
    known({ state: "paused", lastRun: paused }),
    "paused",
    "II",
    /41 Deaktivierungen geplant, erlaubt sind 20/,
  ],
  [
    "a plan for the destination",
    known({
      state: "paused",
      pausedRun: {
        id: "push-1",
        purpose: "push",
        counts: counts(),
        problem: { code: "first-push", params: {} },
      },
    }),
    "paused",
    "II",
    /Plan für das Ziel wartet auf deine Freigabe/,
  ],
  ["a failed run", failedRun("personio-unavailable"), "failed", "!", /fehlgeschlagen\. Personio war nicht/],
  ["an unknown code", failedRun("brand-new"), "failed", "!", /unbekannter Fehler.*\(brand-new\)/],
  ["refused", failedRun("credentials-refused"), "credentials-refused", "!", /Zugang abgelehnt/],
  ["overdue", known({ state: "overdue", lastSuccessAt: ago(31) }), "overdue", "!", /seit 31 Stunden/],
  ["signed out", after({ kind: "auth" }), "session-expired", "?", /Sitzung ist abgelaufen/],
  ["no rights", after({ kind: "forbidden" }), "forbidden", "?", /Rolle/],
  ["offline", after({ kind: "offline" }), "offline", "", /Offline\. Stand von/],
  ["no answer once", after({ kind: "unreachable" }, 1), "unreachable", "", /antwortet nicht/],
  ["no answer thrice", after({ kind: "unreachable" }, 3), "unreachable", "?", /antwortet nicht/],
  ["another server", after({ kind: "not-rollcall" }), "not-rollcall", "!", /kein Rollcall/],
  ["an old server", after({ kind: "version" }), "version", "!", /Server ist zu alt/],
  [
    "an old extension",
    after({ kind: "version", params: { side: "extension" } }),
    "version",
    "!",
    /Erweiterung ist zu alt/,
  ],
  ["too many requests", after({ kind: "rate-limited", retryAt: NOW }), "rate-limited", "", /Zu viele/],
  [
    "an error",
    after({ kind: "server", code: "unavailable", requestId: "8f2c" }),
    "server-error",
    "?",
    /Anfrage 8f2c/,
  ],
];

test.each(TABLE)("%s", (...row) => {
  const [, given, kind, text, title] = row;
  const view = viewStateOf(given);
  const badge = badgeOf(view, "de", NOW);
  expect({ kind: view.kind, text: badge.text }).toEqual({ kind, text });
  expect(badge.title).toMatch(title);
});

test("offline leaves the badge as it was", () => {
  const failure: Failure = { kind: "offline" };
  const behind = { status: status({ state: "failed" }), at: NOW };
  expect(badgeOf(viewStateOf(facts({ failure, status: behind })), "en", NOW).text).toBe("!");
});

test("every state of the gallery has words in both languages, and no two languages share them", () => {
  for (const [name, wanted] of Object.entries(STATES)) {
    const snapshot = wanted.snapshot;
    const view = viewStateOf(
      facts({
        pairing: wanted.pairing === undefined ? { server: SERVER } : wanted.pairing,
        status: snapshot?.answer ?? null,
        failure: snapshot?.trouble?.failure ?? null,
        policy: wanted.policy ?? null,
      }),
    );
    const [german, english] = [de, en].map((words) => describeState(view, createSpeech(words, NOW)));
    expect(german?.headline, name).not.toBe("");
    expect(german?.headline, name).not.toBe(english?.headline);
    expect(german?.actions, name).toEqual(english?.actions);
  }
});

test("what bars writing", () => {
  const expired = viewStateOf(after({ kind: "auth" }));
  const offline = viewStateOf(after({ kind: "offline" }));
  const fine = viewStateOf(facts());
  const owner = { role: "owner", isReadOnly: false, needed: "editor" } as const;
  expect(whatBarsWriting({ ...owner, view: expired })).toBe("signed-out");
  expect(whatBarsWriting({ ...owner, view: offline })).toBe("offline");
  const strange = viewStateOf(after({ kind: "not-rollcall" }));
  expect(whatBarsWriting({ ...owner, view: strange })).toBe("offline");
  expect(whatBarsWriting({ ...owner, view: fine, isReadOnly: true })).toBe("policy");
  expect(whatBarsWriting({ ...owner, view: fine, role: "viewer" })).toBe("viewer");
  expect(whatBarsWriting({ ...owner, view: fine, role: "editor", needed: "owner" })).toBe("not-owner");
  expect(whatBarsWriting({ ...owner, view: fine, role: "editor" })).toBeNull();
  expect(whatBarsWriting({ ...owner, view: fine, role: null, needed: "owner" })).toBeNull();
});
