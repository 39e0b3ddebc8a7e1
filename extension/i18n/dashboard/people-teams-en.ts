import { createPlural } from "../plural.ts";
import type { TeamMessages } from "./people-teams.ts";

const plural = createPlural("en");

export const peopleTeamsEn: TeamMessages = {
  lead: "Every department in Personio has a team. Teams of your own, and whom you add by hand, stay whatever a sync does.",
  search: "Find a team",
  table: "Teams",
  column: {
    name: "Team",
    origin: "Origin",
    sources: "Filled from",
    members: "Members",
    why: "Why in the team",
    remove: "Remove",
  },
  origin: { synced: "From Personio", manual: "By hand" },
  originNote: (origin, sources) => {
    if (origin === "manual" && sources === "") return "A team by hand: no sync changes it.";
    if (origin === "manual") return `Made by hand, and by now also filled from: ${sources}.`;
    return sources === ""
      ? "It came from Personio. Nothing there fills it at present."
      : `From Personio: whoever has the matching value there (${sources}) is in this team.`;
  },
  members: (count) => plural(count, { one: "# member", other: "# members" }),
  noSources: "by hand only",
  empty: "There are no teams yet. The first sync creates them.",
  emptySearch: "No team matches.",
  add: "Add a team",
  newTitle: "New team",
  newNote: "If a department in Personio has exactly this name, its people join the same team.",
  name: "Name of the team",
  create: "Create",
  missing: "There is no such team.",
  rename: "Rename",
  renameTitle: "Rename the team",
  renameSynced:
    "This team comes from Personio. Best rename the department there: the team then takes the name by itself.",
  renamed: "The team is renamed.",
  setBack: {
    name: "The next sync gives the team the name from Personio again.",
    members:
      "The next sync moves whom Personio put into the team to a team with the name from Personio. Whoever is here by hand stays.",
  },
  renamedMeanwhile: (name) =>
    `Somebody has renamed the team to “${name}” meanwhile. Save once more if your name should count.`,
  refused: {
    "name-taken": "Another team has exactly this name. Nothing was saved.",
    "invalid-request": "This name doesn’t work. It needs at least one character and has 500 at most.",
    "not-found": "The team or the account is gone. Nothing was changed.",
    "membership-synced":
      "Personio put this person into the team. Change it there, and they leave the team by themselves.",
  },
  toHolder: "Show that team",
  membersTitle: "Members",
  membersNote:
    "Whoever is here by hand stays whatever a sync does. Whoever comes from Personio is changed there.",
  noMembers: "Nobody is in this team yet.",
  addMember: "Add somebody",
  addMemberNote: "This membership stays, whatever the sync does.",
  added: (name) => `${name} is in the team now.`,
  removed: (name) => `${name} is no longer in the team.`,
  removedButStays: (name) => `${name} is no longer here by hand, but stays because of Personio.`,
  remove: (name) => `Take ${name} out of the team`,
  removeWord: "Remove",
  fromPersonio: "only in Personio",
};
