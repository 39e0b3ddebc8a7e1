/** What may be mapped and excluded (rules 6 to 8 and 24), saved at once or tried in a draft. */
import { describe, expect, test } from "vitest";
import { type Configuration, type Draft, judgeDraft, NO_DRAFT, withDraft } from "../../worker/core/draft.ts";
import type { Target } from "../../worker/core/mapping.ts";

const LEVEL: Target = { kind: "level" };
const TEAM: Target = { kind: "team" };
const custom = (name: string): Target => ({ kind: "custom", name });
const jobTitle: Target = { kind: "field", field: "jobTitle" };

type Wanted = {
  readonly targets?: Readonly<Record<string, Target | null>>;
  readonly exclusions?: Readonly<Record<string, readonly string[]>>;
};

const draftOf = ({ targets = {}, exclusions = {} }: Wanted): Draft => ({
  targets: new Map(Object.entries(targets)),
  exclusions: new Map(Object.entries(exclusions)),
});

const configOf = (
  targets: Readonly<Record<string, Target>> = {},
  exclusions: Readonly<Record<string, readonly string[]>> = {},
): Configuration => ({
  targets: Object.entries(targets),
  exclusions: Object.entries(exclusions).flatMap(([key, values]) => values.map((value) => ({ key, value }))),
});

const attributes = new Map(
  [
    ...["position", "department", "team", "subcompany", "dynamic_1", "dynamic_2", "dynamic_3"],
    ...["dynamic_birthday", "constructor"],
  ].map((key) => [key, { universalId: key === "dynamic_birthday" ? "date_of_birth" : null }]),
);

const judge = (wanted: Wanted, config: Configuration = configOf()) =>
  judgeDraft(draftOf(wanted), { config, attributes });

describe("a target", () => {
  test.each<[string, Wanted, Configuration?]>([
    ["a custom attribute", { targets: { dynamic_1: custom("Cost centre") } }],
    ["the level", { targets: { dynamic_1: LEVEL } }],
    ["a team", { targets: { dynamic_1: TEAM } }],
    ["a team, as several do", { targets: { dynamic_1: TEAM, team: TEAM } }, configOf({ dynamic_2: TEAM })],
    ["of an attribute with an odd key", { targets: { constructor: LEVEL } }],
    ["what it is already", { targets: { dynamic_1: LEVEL } }, configOf({ dynamic_1: LEVEL })],
    ["what a default is", { targets: { department: TEAM, position: jobTitle } }],
    ["nothing any more", { targets: { dynamic_1: null } }, configOf({ dynamic_1: LEVEL })],
    ["nothing, as before, though it excludes", { targets: { team: null } }, configOf({}, { team: ["a"] })],
    [
      "another one while it excludes",
      { targets: { dynamic_1: TEAM } },
      configOf({ dynamic_1: LEVEL }, { dynamic_1: ["a"] }),
    ],
    [
      "what another gives up in the same draft",
      { targets: { dynamic_1: null, dynamic_2: LEVEL } },
      configOf({ dynamic_1: LEVEL }),
    ],
    [
      "exchanged in one draft",
      { targets: { dynamic_1: custom("B"), dynamic_2: custom("A") } },
      configOf({ dynamic_1: custom("A"), dynamic_2: custom("B") }),
    ],
    [
      "nothing, with its exclusions taken away in the same draft",
      { targets: { dynamic_1: null }, exclusions: { dynamic_1: [] } },
      configOf({ dynamic_1: LEVEL }, { dynamic_1: ["a"] }),
    ],
    ["nothing, of the birthday", { targets: { dynamic_birthday: null } }],
  ])("can be %s", (_, wanted, config) => {
    expect(judge(wanted, config)).toBeNull();
  });

  test.each<[string, Wanted, unknown, Configuration?]>([
    [
      "an attribute that isn't there",
      { targets: { dynamic_9: LEVEL } },
      { reason: "unknown-attribute", key: "dynamic_9" },
    ],
    [
      "nothing either of one that isn't there",
      { targets: { dynamic_9: null } },
      { reason: "unknown-attribute", key: "dynamic_9" },
    ],
    [
      "the birthday",
      { targets: { date_of_birth: custom("Born") } },
      { reason: "birthday-not-synced", key: "date_of_birth" },
    ],
    [
      "the birthday under any key",
      { targets: { dynamic_birthday: custom("x") } },
      { reason: "birthday-not-synced", key: "dynamic_birthday" },
    ],
    [
      "a default elsewhere",
      { targets: { position: LEVEL } },
      { reason: "default-attribute", key: "position" },
    ],
    ["a default nowhere", { targets: { position: null } }, { reason: "default-attribute", key: "position" }],
    [
      "a field, which a default fills",
      { targets: { dynamic_1: jobTitle } },
      { reason: "target-taken", key: "dynamic_1", by: "position" },
    ],
    [
      "the level of another",
      { targets: { dynamic_1: LEVEL } },
      { reason: "target-taken", key: "dynamic_1", by: "dynamic_2" },
      configOf({ dynamic_2: LEVEL }),
    ],
    [
      "the same level twice in a draft",
      { targets: { dynamic_1: LEVEL, dynamic_2: LEVEL } },
      { reason: "target-taken", key: "dynamic_1", by: "dynamic_2" },
    ],
    [
      "nothing, while it excludes",
      { targets: { dynamic_1: null } },
      { reason: "exclusions-first", key: "dynamic_1" },
      configOf({ dynamic_1: LEVEL }, { dynamic_1: ["a"] }),
    ],
    [
      "nothing, while the draft has it exclude",
      { targets: { team: null }, exclusions: { team: ["a"] } },
      { reason: "exclusions-first", key: "team" },
      configOf({ team: TEAM }),
    ],
  ])("can't be %s", (_, ...[wanted, refusal, config]) => {
    expect(judge(wanted, config)).toEqual(refusal);
  });

  test.each([
    "Cost centre",
    "COST CENTRE",
    "costcentre",
    " Cost  centre ",
    "Cost\u00a0centre",
    "Cost\u200b centre",
    "Co\u00adst centre",
  ])("can't be a custom name that reads like another's: %j", (name) => {
    const taken = configOf({ dynamic_2: custom("Cost centre") });
    expect(judge({ targets: { dynamic_1: custom(name) } }, taken)).toMatchObject({
      reason: "target-taken",
    });
    expect(judge({ targets: { dynamic_2: custom(name) } }, taken)).toBeNull();
  });

  test("can't be the same name in another Unicode form", () => {
    const taken = configOf({ dynamic_2: custom("B\u00fcro") });
    expect(judge({ targets: { dynamic_1: custom("Bu\u0308ro") } }, taken)).toMatchObject({ by: "dynamic_2" });
  });
});

describe("exclusions", () => {
  test.each<[string, Wanted, Configuration?]>([
    ["by a standard attribute", { exclusions: { team: ["a"], position: ["b"] } }],
    [
      "by a custom one with a target",
      { exclusions: { dynamic_1: ["a"] } },
      configOf({ dynamic_1: custom("x") }),
    ],
    [
      "by a custom one that gets its target in the same draft",
      { targets: { dynamic_1: LEVEL }, exclusions: { dynamic_1: ["a"] } },
    ],
    ["none, by a custom one without", { exclusions: { dynamic_1: [] } }, configOf({}, { dynamic_1: ["a"] })],
    [
      "none, by the birthday",
      { exclusions: { dynamic_birthday: [] } },
      configOf({}, { dynamic_birthday: ["a"] }),
    ],
  ])("can be: %s", (_, wanted, config) => {
    expect(judge(wanted, config)).toBeNull();
  });

  test.each<[string, Wanted, unknown, Configuration?]>([
    [
      "by a custom attribute without a target",
      { exclusions: { dynamic_1: ["a"] } },
      { reason: "map-first", key: "dynamic_1" },
    ],
    [
      "by one that is unknown",
      { exclusions: { nobody: ["a"] } },
      { reason: "unknown-attribute", key: "nobody" },
    ],
    [
      "by the birthday",
      { exclusions: { date_of_birth: ["a"] } },
      { reason: "birthday-not-synced", key: "date_of_birth" },
    ],
    [
      "by one whose target the draft takes away",
      { targets: { dynamic_1: null }, exclusions: { dynamic_1: ["a"] } },
      { reason: "exclusions-first", key: "dynamic_1" },
      configOf({ dynamic_1: LEVEL }),
    ],
  ])("can't be: %s", (_, ...[wanted, refusal, config]) => {
    expect(judge(wanted, config)).toEqual(refusal);
  });
});

describe("a draft put in the place of what is saved", () => {
  const saved = {
    ...configOf({ dynamic_1: LEVEL, dynamic_2: TEAM }, { team: ["a", "b"], office: ["c"] }),
    revision: 7,
  };

  test("replaces what it names, and nothing else", () => {
    const draft = draftOf({
      targets: { dynamic_1: null, dynamic_3: custom("x"), department: TEAM },
      exclusions: { team: ["z"], dynamic_3: ["q"] },
    });
    expect(withDraft(saved, draft)).toEqual({
      ...configOf(
        { dynamic_2: TEAM, dynamic_3: custom("x") },
        { office: ["c"], team: ["z"], dynamic_3: ["q"] },
      ),
      revision: 7,
    });
  });

  test("and an empty one nothing at all", () => {
    expect(withDraft(saved, NO_DRAFT)).toEqual(saved);
    expect(judgeDraft(NO_DRAFT, { config: saved, attributes: new Map() })).toBeNull();
  });
});
