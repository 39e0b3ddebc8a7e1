import { describe, expect, test } from "vitest";
import {
  COOLDOWN_MS,
  expiresAt,
  type Invitable,
  type InvitationState,
  MAX_TRIES,
  mayInvite,
  nextTryAt,
  remindBefore,
} from "../../worker/core/invitations.ts";
import { employee, planOf } from "./builders.ts";

const NOW = Date.parse("2026-11-22T04:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const invited = (state: InvitationState, sentAt: number | null, claimedAt: number | null): Invitable => ({
  accountState: "active",
  invitation: { state, sentAt, claimedAt },
});

describe("a person may send an invitation", () => {
  test.each<[string, Invitable | null, ReturnType<typeof mayInvite>]>([
    ["not to nobody", null, { ok: false, error: { code: "not-found" } }],
    [
      "not to whoever was deactivated",
      { accountState: "deactivated", invitation: null },
      { ok: false, error: { code: "deactivated" } },
    ],
    ["to whoever was never invited", { accountState: "active", invitation: null }, { ok: true, value: null }],
    [
      "not to whoever has accepted",
      invited("accepted", NOW - DAY, NOW - DAY),
      { ok: false, error: { code: "already-accepted" } },
    ],
    [
      "again after ten minutes",
      invited("sent", NOW - COOLDOWN_MS, NOW - COOLDOWN_MS),
      { ok: true, value: null },
    ],
    [
      "not before",
      invited("sent", NOW - MINUTE, NOW - MINUTE),
      { ok: false, error: { code: "cooldown", retryAt: NOW + 9 * MINUTE } },
    ],
    [
      "not while another is about to",
      invited("sending", null, NOW),
      { ok: false, error: { code: "cooldown", retryAt: NOW + COOLDOWN_MS } },
    ],
    [
      "not while a mail that may have gone out is as young as that",
      invited("unknown", NOW - DAY, NOW - MINUTE),
      { ok: false, error: { code: "cooldown", retryAt: NOW + 9 * MINUTE } },
    ],
    ["at once when the last one failed", invited("failed", null, NOW), { ok: true, value: null }],
    ["at once when it waits for its turn", invited("queued", null, null), { ok: true, value: null }],
    [
      "not right after a mail to an address that is not theirs any more",
      invited("revoked", NOW - MINUTE, NOW - MINUTE),
      { ok: false, error: { code: "cooldown", retryAt: NOW + 9 * MINUTE } },
    ],
  ])("%s", (_, who, verdict) => {
    expect(mayInvite(who, NOW)).toEqual(verdict);
  });
});

test("what could not be sent is tried again later and later, and then no more", () => {
  const hours = Array.from({ length: MAX_TRIES }, (_, index) => {
    const at = nextTryAt(index + 1, NOW);
    return at === null ? null : (at - NOW) / HOUR;
  });
  expect(hours).toEqual([1, 2, 4, 8, 16, 24, 24, null]);
});

test("days are days of 24 hours", () => {
  expect(expiresAt(14, NOW)).toBe(NOW + 14 * DAY);
  expect(remindBefore(7, NOW)).toBe(NOW - 7 * DAY);
});

test.each([
  [true, 1],
  [false, 0],
])("with “invite automatically” %s a plan that creates one account invites %i", (autoInvite, invited) => {
  expect(planOf({ employees: [employee()], autoInvite }).counts).toMatchObject({ created: 1, invited });
});
