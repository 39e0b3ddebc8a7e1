/** An account as a form has it: every field a text, empty for none. Pure. */
import type { Account } from "../../api/answers.ts";
import type { AccountEdit } from "../../api/people-calls.ts";

export const TEXT_FIELDS = [
  "firstName",
  "lastName",
  "email",
  "jobTitle",
  "startDate",
  "endDate",
  "location",
  "gender",
  "level",
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** Without them there is no account. */
const REQUIRED: readonly TextField[] = ["firstName", "lastName", "email"];

type Manager = NonNullable<Account["manager"]>;
type Custom = Account["custom"];

export type AccountDraft = {
  readonly texts: Readonly<Record<TextField, string>>;
  /** By name; lists are left out, they only come from Personio. */
  readonly custom: Readonly<Record<string, string>>;
  readonly manager: Manager | null;
};

/** What a draft is compared with. */
export type Edited = Pick<Account, TextField | "custom" | "manager">;

export const NOBODY: Edited = {
  firstName: null,
  lastName: null,
  email: "",
  jobTitle: null,
  startDate: null,
  endDate: null,
  location: null,
  gender: null,
  level: null,
  custom: {},
  manager: null,
};

export function draftOf(account: Edited): AccountDraft {
  const text = (field: TextField): string => account[field] ?? "";
  return {
    texts: {
      firstName: text("firstName"),
      lastName: text("lastName"),
      email: text("email"),
      jobTitle: text("jobTitle"),
      startDate: text("startDate"),
      endDate: text("endDate"),
      location: text("location"),
      gender: text("gender"),
      level: text("level"),
    },
    custom: Object.fromEntries(
      Object.entries(account.custom)
        .filter(([, value]) => !Array.isArray(value))
        .map(([name, value]) => [name, String(value ?? "")]),
    ),
    manager: account.manager,
  };
}

/** Only what changes; empty for what is taken away. */
export function editOf(draft: AccountDraft, before: Edited): AccountEdit {
  const known = draftOf(before);
  const texts = TEXT_FIELDS.flatMap((field) => {
    const value = draft.texts[field].trim();
    return value === known.texts[field] ? [] : [[field, value] as const];
  });
  const custom = Object.entries(draft.custom).flatMap(([name, text]) =>
    text.trim() === known.custom[name]
      ? []
      : [[name, customValue(text.trim(), before.custom[name])] as const],
  );
  const managerId = draft.manager?.id ?? null;
  return {
    ...Object.fromEntries(texts),
    ...(custom.length === 0 ? {} : { custom: Object.fromEntries(custom) }),
    ...(managerId === (before.manager?.id ?? null) ? {} : { managerId }),
  };
}

/** What was a number stays one, as long as it reads like one. */
function customValue(text: string, before: Custom[string] | undefined): string | number | null {
  if (text === "") return null;
  const number = Number(text);
  return typeof before === "number" && Number.isFinite(number) ? number : text;
}

/** Fields that have to be filled and aren't; what was empty before keeps nobody from editing something else. */
export const missingFields = ({ texts }: AccountDraft, before: Edited): readonly TextField[] =>
  REQUIRED.filter((field) => texts[field].trim() === "" && (before === NOBODY || before[field] !== null));

/** The names of what an edit changes, as the contract names them. */
export function changedFields({ custom = {}, managerId, ...texts }: AccountEdit): readonly string[] {
  return [
    ...Object.keys(texts),
    ...Object.keys(custom).map((name) => `custom.${name}`),
    ...(managerId === undefined ? [] : ["manager"]),
  ];
}
