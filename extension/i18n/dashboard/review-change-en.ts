import { createNumber } from "../number.ts";
import { createPlural } from "../plural.ts";
import type { ApprovalMessages, ChangeMessages } from "./review.ts";

const number = createNumber("en");
const plural = createPlural("en");
const people = (count: number): string => plural(count, { one: "# person", other: "# people" });
const changes = (count: number): string => plural(count, { one: "# change", other: "# changes" });

type Share = { readonly willHappen: number; readonly planned: number };

const share =
  (one: string, other: string) =>
  ({ willHappen, planned }: Share): string => {
    const what = planned === 1 ? one : other;
    return willHappen === planned
      ? `${number(planned)} ${what}`
      : `${number(willHappen)} of ${number(planned)} ${what}`;
  };

export const changeEn: ChangeMessages = {
  title: "Changes",
  kind: "Kind",
  allKinds: "All kinds",
  kinds: {
    adopt: "Recognised",
    create: "New accounts",
    update: "Changed accounts",
    reactivate: "Reactivations",
    deactivate: "Deactivations",
    "team-create": "New teams",
    "team-rename": "Renamed teams",
    exclude: "Newly excluded",
    include: "Back again",
    hold: "Held back",
  },
  search: "Search for a name",
  person: "Person",
  what: "What changes",
  why: "Why",
  state: "State",
  states: {
    planned: "planned",
    applied: "done",
    held: "held back",
    failed: "did not work",
    skipped: "not done",
  },
  before: "before",
  after: "after",
  nothing: "empty",
  moreFields: (count) => plural(count, { one: "# more field", other: "# more fields" }),
  because: {
    exclusion: ({ attribute, value }) => `excluded: ${attribute} is “${value}”`,
    attribute: (attribute) => `“${attribute}” can’t be read`,
    employee: (id) => `Personio ID ${id}`,
    account: "see the other account",
  },
  empty: "This run changed nothing.",
  emptyFilter: "Nothing matches.",
  resetFilter: "Show all",
  loading: (count) => (count === 0 ? "Loading the plan …" : `${changes(count)} loaded …`),
  download: "Save as CSV",
  downloading: (count) => `${changes(count)} loaded …`,
  downloaded: (count) => `${changes(count)} saved.`,
  fileName: (stamp) => `rollcall-changes-${stamp}.csv`,
  csv: { separator: ",", employeeId: "Personio ID", field: "Field", error: "Error" },
  error: {
    "change-refused": "The destination doesn’t accept the details.",
    "deactivation-refused": "The destination refuses to deactivate.",
    "already-taken": "The e-mail address belongs to somebody there already.",
    "addresses-swapped": "Two people swapped their e-mail addresses; neither becomes free there first.",
    ambiguous: "Not clear who this is there.",
  },
  unknownError: (code) => `That did not work (${code}).`,
};

export const approvalEn: ApprovalMessages = {
  title: "The plan",
  howTo:
    "Tick whom you want to hold back this time. Nothing changes for them; the next sync looks at them again.",
  hold: "Hold back",
  holdOne: (name) => `Hold back ${name}`,
  holdAll: "Hold back all",
  holdNone: "Hold back nobody",
  heldNow: (count) => `${people(count)} held back`,
  willDo: (what) => `Will be carried out: ${what}.`,
  willDoNothing: "Everybody is held back. Reject the plan if none of it is to happen.",
  willHappen: {
    adopt: share("recognised person", "recognised people"),
    create: share("new account", "new accounts"),
    update: share("changed account", "changed accounts"),
    reactivate: share("reactivation", "reactivations"),
    deactivate: share("deactivation", "deactivations"),
    "team-create": share("new team", "new teams"),
    "team-rename": share("renamed team", "renamed teams"),
    exclude: share("newly excluded person", "newly excluded people"),
    include: share("person back again", "people back again"),
    hold: share("person held back", "people held back"),
  },
  restored: "Your selection from before is restored.",
  approve: "Approve the plan",
  approving: "Approving …",
  approveTitle: "Carry out this plan?",
  approveNote: "Deactivated people can no longer sign in afterwards. Nothing is deleted.",
  heldNote: (count) =>
    plural(count, {
      one: "# person stays as they are this time.",
      other: "# people stay as they are this time.",
    }),
  confirmApprove: "Carry it out now",
  reject: "Reject the plan",
  rejecting: "Rejecting …",
  rejectTitle: "Reject this plan?",
  rejectNote:
    "Nothing is changed. The next sync reads Personio anew, and pauses again if there are still too many.",
  confirmReject: "Reject",
  push: {
    howTo:
      "Tick whom you want to hold back. Nothing is created or changed for these people in the destination until you release them on the destination’s page.",
    heldNote: (count) =>
      plural(count, {
        one: "Nothing happens for # person in the destination until you release them on its page.",
        other: "Nothing happens for # people in the destination until you release them on its page.",
      }),
    approveNote: "Deactivated people can’t sign in to the destination any more. Nothing is deleted there.",
    rejectNote:
      "Nothing is changed in the destination. If it was the first plan, pushing is switched off afterwards, until you switch it on again.",
  },
  tooManyHeld: (most) => `You can hold back ${number(most)} people at once at most.`,
  planAgain: "Start the sync again",
  openOther: "See the running sync",
};
