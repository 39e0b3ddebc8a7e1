import { createNumber } from "../number.ts";
import { createPlural } from "../plural.ts";
import type { SetUpMessages } from "./rules-set-up.ts";

const number = createNumber("en");
const plural = createPlural("en");
const people = (count: number): string => plural(count, { one: "# person", other: "# people" });

export const setUpEn: SetUpMessages = {
  lead: "Four steps from credentials to the first sync. You can stop at any time and go on later.",
  leadDone: "Everything is set up. Here you see the connection to Personio and can change it.",
  steps: "Steps of the set-up",
  step: {
    server: "Connect to the server",
    personio: "Connect Personio",
    mapping: "Look at the mapping",
    preview: "Preview and first sync",
  },
  state: { done: "Done", now: "Next", later: "Later" },
  show: (step) => `Open “${step}”`,
  hide: (step) => `Close “${step}”`,
  progress: (done, all) => `${number(done)} of ${number(all)} steps done`,
  server: {
    connected: ({ company, host }) =>
      company === "" ? `Connected with ${host}.` : `Connected with ${company} at ${host}.`,
    as: ({ name, role }) => `You are signed in as ${name}, role ${role}.`,
    role: { owner: "owner", editor: "editor", viewer: "viewer" },
    roleMeans: {
      owner: "You may set up everything.",
      editor: "You may change mapping and exclusions. Credentials are entered by an owner.",
      viewer: "You may look at everything. Owners and editors can set up.",
    },
    manage: "Show connection",
  },
  connection: {
    intro:
      "Rollcall reads Personio with API credentials that you create there. It never changes anything in Personio.",
    guide: "How to create the credentials in Personio",
    guideSteps: [
      "As an admin, open “Settings” > “API credentials” in Personio and choose “Generate new credentials”.",
      "Give them a name, “Rollcall” for example.",
      "Under “Personal data”, “Employees” needs a tick in the column “Read”. No further rights are needed.",
      "Under “Readable employee attributes”, allow what is to be carried over:",
      "Choose “Generate new credentials” and copy client ID and client secret to this page.",
    ],
    guideRequired: "Required:",
    guideStandard: "Usual; without them the field stays empty:",
    guideExtra:
      "And everything else you want to map or to exclude by: employment type, team or cost centre, for example.",
    clientId: "Client ID",
    clientIdMissing: "The client ID is missing.",
    secret: "Client secret",
    secretHint: "Kept encrypted on your server and never shown again.",
    secretSetHint: "It is set. Leave this empty to keep it.",
    secretMissing: "The client secret is missing.",
    secretMissingForClient: "There is no secret on record for this client ID. Enter it as well.",
    enable: "Enable integration",
    enableHint:
      "The sync then runs by itself, for the first time within an hour. Without the tick nothing is carried over, and you can settle mapping and exclusions first.",
    save: "Check and save",
    saveAndSync: "Save & sync",
    saving: "Asking Personio …",
    savedOn: (firstRun) =>
      `Checked and saved. The sync is on${firstRun === null ? "" : `, the next one starts ${firstRun}`}.`,
    savedOff: "Checked and saved. The sync is still off, nothing is carried over.",
    savedWithProblem: "Saved, but the check has found something.",
    nothingSaved: "Nothing was saved.",
    syncRunning: "Saved. A sync is already at work.",
    openRun: "Show sync",
    warnings: (attributes) =>
      `Not allowed to be read: ${attributes}. The sync runs all the same; these fields stay as they are. Allow them in Personio if you want them carried over.`,
    state: "Integration",
    on: "Switched on",
    onHint: "The sync runs by itself.",
    off: "Switched off",
    offHint: "Nothing is read and nothing is changed. All settings stay.",
    secretSet: "set",
    checked: "Last checked",
    neverChecked: "never",
    good: "All good",
    change: "Change credentials",
    check: "Check what is saved",
    checking: "Checking …",
    checkedGood: "Checked: Personio accepts the credentials and allows all that is needed.",
    switchOn: "Switch on",
    switchOff: "Switch off",
    switchedOff: "Switched off. Nothing is read or changed any more.",
    forget: "Forget credentials",
    forgetTitle: "Forget the credentials?",
    forgetText:
      "Rollcall deletes client ID and secret and no longer reads Personio. All accounts, teams, targets and exclusions stay as they are. To go on you need new credentials.",
    forgetConfirm: "Forget",
    forgotten: "Forgotten. Accounts and rules are still there.",
    problem: {
      unchecked: "The check did not get through. Check again what is saved.",
      "credentials-refused":
        "Personio refuses these credentials. Check that client ID and secret were copied whole, or create new ones in Personio.",
      "personio-unavailable":
        "Personio can’t be reached at the moment. That isn’t due to what you entered; try again in a few minutes.",
      "source-empty": "Personio shows nobody. Check that “Employees” has the right “Read”.",
      "source-unreadable": "ID or status can’t be read. Allow the status in Personio.",
    },
    problemUnknown: "Personio answered in an unexpected way. Try again; if that doesn’t help, ask your IT.",
    missing: (attributes) =>
      `These required attributes aren’t allowed to be read: ${attributes}. Add them in Personio under “Readable employee attributes”.`,
    failure: {
      stale:
        "Somebody has changed the connection in the meantime. Nothing was overwritten; this is how it is now.",
      disabled: "The sync is switched off. Switch it on before you sync.",
      "not-configured": "No credentials are saved.",
      "invalid-request": "Personio gives out no such credentials. Copy them again, without blanks.",
      "run-in-progress": "A sync is already at work. Wait until it is done.",
    },
  },
  mapping: {
    waiting: "Once Personio is connected you see here what goes where.",
    intro: "This is assigned from the start. If it suits you, there is nothing to do.",
    attribute: {
      id: "ID",
      first_name: "First name",
      last_name: "Last name",
      email: "Email",
      status: "Status",
      position: "Position",
      supervisor: "Supervisor",
      hire_date: "Hire date",
      termination_date: "Termination date",
      office: "Office",
      department: "Department",
      gender: "Gender",
    },
    defaults: "Attribute of Personio and what it fills",
    own: (count) =>
      count === 0
        ? "No further attributes mapped so far."
        : plural(count, { one: "# further attribute mapped.", other: "# further attributes mapped." }),
    exclusions: (count) =>
      plural(count, { one: "# value excludes people.", other: "# values exclude people." }),
    noExclusions:
      "Nobody is excluded. If externals, say, are to get no account, settle that before the first sync.",
    birthday: "The date of birth is never read and never carried over.",
    edit: "Edit mapping and exclusions",
    choices:
      "Whether new accounts are invited and former ones reactivated automatically is decided in the settings. Both are off at first.",
    openSettings: "Open settings",
    goOn: "That’s fine, go on",
    done: "Mapping looked at.",
  },
  preview: {
    waiting: "Comes when the steps before it are done.",
    intro:
      "The preview reads Personio and shows what the first sync would do. It changes nothing and writes to nobody.",
    introOff:
      "For the preview the integration has to be switched on. The first sync then starts by itself within an hour. You see here when, and can switch off again.",
    start: "Start preview",
    switchOnAndStart: "Switch on and start preview",
    again: "Work it out again",
    ready: ({ people: count, when }) =>
      `Preview${when === null ? "" : ` of ${when}`}: ${people(count)} read in Personio, nothing was changed.`,
    failed: "The preview did not work. Nothing was changed.",
    excluded: (count) => `${number(count)} excluded`,
    held: (count) => `${number(count)} held`,
    unchanged: (count) => `${number(count)} unchanged`,
    open: "Look at it person by person",
    firstRun: (when) => `The first sync starts by itself: ${when}.`,
    sync: "Sync now",
    switchOnAndSync: "Switch on and sync",
    syncing: "The first sync is at work. You can leave this page.",
    synced: (when) => `The sync is on${when === null ? "" : `, last successful ${when}`}.`,
    syncFailed: "The sync did not work.",
    paused: "The sync was paused to be safe and waits for approval.",
    switchOff: "Switch off again",
    toOverview: "Go to overview",
  },
};
