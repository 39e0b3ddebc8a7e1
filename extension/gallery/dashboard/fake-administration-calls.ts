/** What the server says of settings, admins, devices and the record, of the invented company. */
import type { administrationCalls, SettingsDocument } from "../../api/administration-calls.ts";
import type { Settings } from "../../api/answers.ts";
import { isTimeOfDay } from "../../core/next-run.ts";
import { ok } from "../fake-ports.ts";
import {
  admin,
  admins,
  auditEvents,
  devices,
  NO_WEBHOOK,
  settings,
  settingsEdits,
} from "./administration-company.ts";

export const fakeAdministrationCalls: ReturnType<typeof administrationCalls> = {
  settings: () => ok({ settings: settings(), etag: '"s1"' }),
  saveSettings: (document) => ok({ settings: asSaved(document), etag: '"s2"' }),
  settingsHistory: () => ok({ items: [...settingsEdits], nextCursor: null }),
  webhook: () => ok(NO_WEBHOOK),
  makeWebhookToken: () => ok("rch_Zr3kVb0yTgQ8mXw5sJ1nPd7uLhC4aEfI"),
  forgetWebhook: () => ok(null),
  admins: () => ok({ items: [...admins], nextCursor: null }),
  appointAdmin: ({ email, role }) => {
    const known = admins.find((one) => one.email === email);
    return ok({ admin: admin({ ...known, email, role }), isNew: known === undefined });
  },
  removeAdmin: () => ok(null),
  devices: () => ok({ items: [...devices], nextCursor: null }),
  endDevice: () => ok(null),
  rotateKeys: () => ok({ currentKey: "2026-11", resealed: 1, keysInUse: ["2026-11"], unreadable: 0 }),
  audit: (filter) => ok({ items: auditEvents.filter(matches(filter)), nextCursor: null }),
  auditForFile: (filter) => ok({ items: auditEvents.filter(matches(filter)), nextCursor: null }),
};

type TimeOfDay = Settings["schedule"]["at"];
const isTime = (text: string): text is TimeOfDay => isTimeOfDay(text);

/** The answer has what the question may leave out; a time of day that is none the real server refuses. */
const asSaved = (saved: SettingsDocument): Settings => {
  const { invitations, schedule, freshness = "daily", personioUrl = null, ...rest } = saved;
  const { at, ...times } = schedule;
  return settings({
    ...rest,
    freshness,
    personioUrl,
    schedule: { ...times, at: isTime(at) ? at : settings().schedule.at },
    invitations: { ...invitations, remindAfterDays: invitations.remindAfterDays ?? null },
  });
};

type Filter = Parameters<ReturnType<typeof administrationCalls>["audit"]>[0];

const matches =
  ({ action = "", actor = "", subject = "" }: Filter) =>
  (event: (typeof auditEvents)[number]): boolean =>
    (action === "" || event.action === action) &&
    (actor === "" || event.actor === actor) &&
    (subject === "" || event.subject === subject);
