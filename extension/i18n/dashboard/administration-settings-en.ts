import { createNumber } from "../number.ts";
import { createPlural } from "../plural.ts";
import { conflictEn, historyEn } from "./administration-history-en.ts";
import type { SettingsMessages } from "./administration-settings.ts";

const number = createNumber("en");
const plural = createPlural("en");
const days = (count: number): string => plural(count, { one: "# day", other: "# days" });

export const settingsEn: SettingsMessages = {
  lead: "When and how things are kept in step. Changes hold as soon as you save them.",
  part: {
    company: { title: "Company", about: "What you are called here and in mails." },
    accounts: {
      title: "People who start or come back",
      about: "What a sync does by itself when somebody starts or returns.",
    },
    schedule: { title: "Schedule", about: "When the sync runs by itself." },
    freshness: {
      title: "How soon changes arrive",
      about:
        "The full sync by the schedule goes on in any case. What arrives in between passes the same guard.",
    },
    guard: {
      title: "Guard against mass changes",
      about:
        "Before a sync changes anything, Rollcall counts. If it is more than allowed here, the sync pauses, changes nothing, and waits until somebody has checked and approved the plan.",
    },
    invitations: { title: "Invitations", about: "What the mails say, and how long their link is good." },
    alerts: {
      title: "Alerts and records",
      about: "Who gets a mail when something goes wrong, and how long runs and the audit record are kept.",
    },
    connection: { title: "Connection to Personio", about: "Whether syncing is switched on." },
    history: { title: "History", about: "Who changed what, and when." },
  },
  label: {
    companyName: "Company name",
    personioUrl: "Address of your Personio",
    autoInvite: "Invite new people automatically",
    autoReactivate: "Reactivate returning people automatically",
    everyHours: "How often",
    at: "Time",
    timeZone: "Time zone",
    freshness: "Changes in Personio arrive",
    deactivationCount: "Deactivations: number",
    deactivationPercent: "Deactivations: per cent",
    relinkCount: "New Personio IDs: number",
    relinkPercent: "New Personio IDs: per cent",
    appUrl: "Address the invitation leads to",
    senderName: "Sender’s name",
    mailLanguage: "Language of mails",
    expireAfterDays: "Days a link is good",
    remindAfterDays: "Reminder",
    alertEmails: "Mail about problems to",
    retentionDays: "Keep records, in days",
  },
  hint: {
    personioUrl:
      "For example https://example.personio.de. With it, findings lead right to the person in Personio.",
    autoInvite:
      "Only for accounts that a sync creates from now on. Nobody who has an account already is invited by this.",
    autoReactivate:
      "Whoever returns from parental leave, say, becomes active again once Personio says “active”. Switched off, the account stays deactivated and you get a finding.",
    timeZone: "Type a city, for example Berlin.",
    appUrl: "Begins with https://. Whoever clicks the link in the mail gets there.",
    expireAfterDays: "After that a new invitation is needed. Holds for mails from now on.",
    remindAfterDays: "Whoever hasn’t clicked by then gets the invitation a second time.",
    alertEmails:
      "Sent when two syncs in a row fail, one is paused or doesn’t happen, and when it works again.",
    retentionDays: "Anything older is deleted. Accounts never are.",
  },
  invalid: {
    companyName: "At most 200 characters, on one line.",
    personioUrl:
      "Enter the address of your Personio, for example https://example.personio.de, or leave it empty.",
    autoInvite: "That doesn’t work. Reload the page.",
    autoReactivate: "That doesn’t work. Reload the page.",
    everyHours: "Choose one of the intervals in the list.",
    at: "Enter a time such as 04:00.",
    timeZone: "There is no such time zone. Choose one from the list, for example Europe/Berlin.",
    freshness: "Choose one of these.",
    deactivationCount: "Enter a whole number from 0.",
    deactivationPercent: "Enter a number from 0 to 100.",
    relinkCount: "Enter a whole number from 0.",
    relinkPercent: "Enter a number from 0 to 100.",
    appUrl: "Enter a full address that begins with https://.",
    senderName: "At most 200 characters, on one line.",
    mailLanguage: "Choose one of the languages.",
    expireAfterDays: "Enter a whole number from 1 to 365.",
    remindAfterDays: "Choose one of the intervals in the list.",
    alertEmails: "At most 20 valid e-mail addresses.",
    retentionDays: "Enter a whole number from 1 to 3650.",
  },
  invalidEmail: (value) => `The server doesn’t take “${value}” for an e-mail address.`,
  flag: {
    autoInvite: { on: "on", off: "off" },
    autoReactivate: { on: "on", off: "off" },
  },
  every: (hours) =>
    hours === 24 ? "once a day" : hours === 1 ? "every hour" : `every ${number(hours)} hours`,
  days,
  percent: (value) => `${value} %`,
  never: "never",
  nothing: "empty",
  nobody: "nobody",
  mailLanguage: { de: "German", en: "English" },
  remind: (count) => `after ${days(count)}`,
  schedule: {
    times: (times) => `That is at ${times}.`,
    next: (when) => `Next sync: ${when}`,
    nextNow: (when) => `Once saved, the next sync runs: ${when}`,
    here: (when) => `for you: ${when}`,
    unknown: "The next sync can’t be worked out from this.",
    off: "Syncing is switched off. Nothing runs until you switch it on in the set-up.",
    clock: (time) =>
      `It is ${time} there now. A sync always begins seven minutes past the hour, at the first one from the chosen time on.`,
  },
  freshness: {
    daily: {
      label: "by the schedule only",
      hint: (every) => `At present ${every}. Nothing else is needed.`,
    },
    hourly: {
      label: "every hour as well",
      hint: () =>
        "Every hour Rollcall asks Personio who has changed, and reads only these people. Nothing else is needed.",
    },
    instant: {
      label: "within a minute",
      hint: () =>
        "Personio reports every change at once, and Rollcall reads that person anew. Your IT sets up a webhook for it, once; until then Personio is asked every hour.",
    },
  },
  guard: {
    deactivations: "Deactivations in one sync",
    relinks: "Accounts with a new Personio ID in one sync",
    relinksAbout: "Whoever was created anew in Personio gets the old account back, with the new ID.",
    ownersOnly: "Only owners change the limits: raising them approves in advance what would be checked.",
    allowed: ({ accounts, allowed }) =>
      `The higher of the two counts. With ${plural(accounts, { one: "# account", other: "# accounts" })} at present up to ${number(allowed)} go through; from ${number(allowed + 1)} the sync pauses.`,
    half: "More than half of all accounts are never deactivated without approval.",
  },
  emails: {
    ownersOnly:
      "Only owners take addresses away and change how long records stay: both could hide who did what.",
    add: "Add",
    placeholder: "name@company.com",
    invalid: (text) => `“${text}” is not an e-mail address.`,
    known: (email) => `“${email}” is in the list already.`,
    none: "Nobody gets a mail so far.",
    added: (email, count) => `${email} added. ${plural(count, { one: "# address", other: "# addresses" })}.`,
    removed: (email, count) =>
      `${email} removed. ${plural(count, { one: "# address", other: "# addresses" })}.`,
  },
  connection: {
    on: "Switched on: Personio is read by the schedule.",
    off: "Switched off: nothing is read and nothing is changed.",
    missing: "Personio is not connected yet.",
    toSetUp: "To the set-up",
  },
  bar: {
    changes: (count) => plural(count, { one: "# change", other: "# changes" }),
    restored: "Draft restored.",
    discard: "Discard",
    save: "Save",
    saving: "Saving …",
    saved: (next) => `Saved.${next === null ? "" : ` Next sync ${next}.`}`,
    problems: (count) =>
      plural(count, {
        one: "Nothing was saved: one entry doesn’t fit yet. It is marked above.",
        other: "Nothing was saved: # entries don’t fit yet. They are marked above.",
      }),
  },
  conflict: conflictEn,
  history: historyEn,
  failure: {
    stale: "Somebody has changed the settings meanwhile. Nothing was overwritten.",
    "invalid-request":
      "The server didn’t accept the settings. Nothing was saved, and your draft is kept. Reload the page and try again.",
    forbidden: "Your role doesn’t allow this. Nothing was saved, and your draft is kept.",
  },
};
