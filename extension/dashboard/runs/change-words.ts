/** A change in words, for the table and for the file alike. */
import type { RunChange } from "../../api/answers.ts";
import type { DashboardMessages } from "../../i18n/dashboard/dashboard-messages.ts";
import { fieldName, fieldValue } from "../../i18n/field-names.ts";
import { reasonText } from "../../i18n/reason-text.ts";
import type { Speech } from "../../i18n/speech.ts";
import { toldByCode } from "../../i18n/told-by-code.ts";
import type { Place } from "../route.ts";
import type { LabelOf } from "./attribute-labels.ts";

export type ChangeSpeech = Pick<Speech, "t" | "f"> & {
  readonly d: DashboardMessages;
  readonly labelOf: LabelOf;
};

export type FieldInWords = {
  readonly name: string;
  /** `null`: empty. */
  readonly before: string | null;
  readonly after: string | null;
};

const WHO: ReadonlySet<string> = new Set(["externalId", "firstName", "lastName"]);

export function fieldsInWords({ fields }: RunChange, { t, f }: ChangeSpeech): readonly FieldInWords[] {
  const by = { ...t.run.field, ...f };
  // What says who somebody is comes last: the name stands beside it already.
  const [who, rest] = [true, false].map((isWho) => fields.filter(({ field }) => WHO.has(field) === isWho));
  return [...(rest ?? []), ...(who ?? [])].map(({ field, before, after }) => ({
    name: fieldName(field, by),
    before: fieldValue(field, before, by),
    after: fieldValue(field, after, by),
  }));
}

/** With the attribute and its value, where one of them is the reason. */
export function reasonInWords({ reason }: RunChange, { t, d, labelOf }: ChangeSpeech): string {
  const { code, params } = reason;
  const { because } = d.review.change;
  const key = textIn(params, "key");
  const value = textIn(params, "value");
  if (code === "exclusion" && key !== null && value !== null) {
    return because.exclusion({ attribute: labelOf(key), value });
  }
  const attribute = textIn(params, "attribute");
  if (code === "attribute-not-readable" && attribute !== null) return because.attribute(labelOf(attribute));
  return reasonText(code, t.run);
}

/** `null`: nothing went wrong. */
export function errorInWords({ error }: RunChange, { t, d }: Pick<ChangeSpeech, "t" | "d">): string | null {
  const { change } = d.review;
  return error === null ? null : toldByCode(error, { ...t.failure, ...change.error }, change.unknownError);
}

const textIn = (params: RunChange["reason"]["params"], name: string): string | null => {
  const value = params[name];
  return typeof value === "string" ? value : null;
};

/** Where somebody's page is; teams have none. An account that is only planned can't be opened. */
export function placeOf({ kind, state, employeeId, accountId }: RunChange): Place | null {
  const isThere = accountId !== null && (kind !== "create" || state === "applied");
  if (isThere) return { page: "people", id: accountId };
  return employeeId === null ? null : { page: "employees", id: employeeId };
}

/** A reason, or a finding. */
type About = { readonly code: string; readonly params: RunChange["reason"]["params"] };

/** Whom else a reason is about: people of Personio, or an account. */
export function othersOf(reason: About): readonly Place[] {
  const ids = reason.params["with"];
  if (!Array.isArray(ids)) return [];
  const page = reason.code === "identity-conflict" ? "people" : "employees";
  return ids.map((id) => ({ page, id }));
}
