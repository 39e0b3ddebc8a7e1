import { createPlural } from "../plural.ts";
import type { AdminMessages } from "./administration-admins.ts";

const plural = createPlural("en");

export const adminsEn: AdminMessages = {
  lead: "Who may sign in here, in which role and with which devices.",
  admins: "Admins",
  adminsAbout: "Only people on this list may sign in.",
  column: { admin: "E-mail address", role: "Role", since: "Since", actions: "Actions" },
  you: "You",
  since: ({ when, who }) => `${when}, by ${who}`,
  roleOf: (email) => `Role of ${email}`,
  roles: {
    title: "What the roles may do",
    may: {
      viewer: "Look at everything and download it, change nothing.",
      editor:
        "All that viewers may. And: start syncs and previews, reject plans, change settings, mapping and exclusions, edit accounts and teams, send invitations.",
      owner:
        "All that editors may. And: connect Personio, approve paused plans, change the guard’s limits, add and remove admins, end others’ devices.",
    },
  },
  add: {
    title: "Add an admin",
    email: "E-mail address",
    emailHint: "The address with which the person signs in at your company.",
    emailMissing: "Enter an e-mail address.",
    emailInvalid:
      "This is no e-mail address that the server accepts. Check that it is complete and has no unusual letters.",
    role: "Role",
    submit: "Add",
    added: ({ email, host }) =>
      `${email} may sign in now. Rollcall sends no mail: tell them to connect the extension to ${host}.`,
    changed: ({ email, role }) => `${email} was on the list already, and has the role ${role} now.`,
  },
  change: {
    title: (email) => `Change the role of ${email}?`,
    body: ({ before, after }) => `From ${before} to ${after}. It holds at once.`,
    own: "That is you: afterwards you can’t undo it yourself.",
    confirm: "Change role",
    done: ({ email, role }) => `${email} has the role ${role} now.`,
  },
  remove: {
    button: "Remove",
    buttonOf: (email) => `Remove ${email}`,
    title: (email) => `Remove ${email}?`,
    body: "The person is signed out at once, on all devices. What they did stays on record.",
    own: "That is you: you are signed out at once, and only come in again when somebody adds you.",
    confirm: "Remove",
    done: (email) => `${email} is no longer an admin.`,
  },
  devices: {
    title: "Devices",
    about: {
      own: "The browsers you are signed in with. End any that you don’t know or no longer use.",
      all: "The browsers admins are signed in with. End any that nobody knows or that was lost.",
    },
    column: {
      device: "Device",
      person: "Who",
      used: "Last used",
      added: "Connected",
      actions: "Actions",
    },
    current: "This browser",
    via: { oauth: "in the sign-in window", pairing: "with a pairing code" },
    empty: "No device is connected.",
    button: "End",
    buttonOf: (name) => `End ${name}`,
    confirmTitle: (name) => `End “${name}”?`,
    body: "You will have to sign in again there. Sign-ins of yours that are under way end as well.",
    bodyOther: (email) =>
      `${email} will have to sign in again there. Sign-ins that are under way end as well.`,
    bodyCurrent: "That is this browser: you are signed out at once.",
    confirm: "End",
    done: (name) => `“${name}” has ended.`,
  },
  keys: {
    title: "For IT: keys",
    about:
      "Personio’s credentials are encrypted on the server. When IT has put a new key there, it is used within the hour. With this it is used now, and you see which old keys may go.",
    rotate: "Encrypt anew now",
    current: (key) => `The current key is ${key}.`,
    resealed: (count) =>
      plural(count, { one: "# entry was encrypted anew.", other: "# entries were encrypted anew." }),
    inUse: (keys) => `Still needed: ${keys}. All other keys may go.`,
    unreadable: (count) =>
      plural(count, {
        one: "# entry can’t be read any more, for its key is gone already. Enter the credentials again in the set-up.",
        other:
          "# entries can’t be read any more, for their key is gone already. Enter the credentials again in the set-up.",
      }),
  },
  failure: {
    "last-owner":
      "There must always be at least one owner. Nothing was changed. Make somebody else an owner first.",
    "not-found": "It is no longer there, somebody was quicker. The list is up to date now.",
    forbidden: "Only owners may do this. Nothing was changed.",
    "invalid-request": "The server didn’t accept the entry. Nothing was changed.",
  },
};
