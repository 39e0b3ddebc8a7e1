/**
 * Why somebody is synced, or is not (product.md, rules 1 to 5, 10, 18 to 25): in codes, from the pairing that a plan would
 * make of them. Says how things stand now and what the next run does about it; decides nothing itself.
 */
import type { Account } from "./account.ts";
import type { AttributeKey, Employee } from "./employee.ts";
import { type ExclusionRule, type Exclusions, matchingRules } from "./exclusion.ts";
import { emailOf, type Mapping } from "./mapping.ts";
import type { Follows, HoldReason, Pairing } from "./match.ts";
import { type Asked, notReadYet, wasAsked } from "./not-read-yet.ts";

/** Waiting: no account yet, be it because they aren't active, or because the next run will see to it. */
export type Standing = "linked" | "excluded" | "held" | "waiting" | "unlinked" | "gone";

/** How the account was found; `new-account`: there is none, and the next run makes one. */
export type MatchedBy = "stored-id" | "same-email" | "rehired" | "new-account" | "none";

export type RuleCode =
  | "active-gets-account"
  | "only-active-get-accounts"
  | "same-email-adopts"
  | "rehire-keeps-account"
  | "by-hand-never-changed"
  | "gone-is-deactivated"
  | "gone-from-personio"
  | "excluded-gets-no-account"
  | "exclusion-cuts-link"
  | "exclusion-not-readable"
  | "excluded-stays-deactivated"
  | "no-longer-excluded"
  | "status-drives-activation"
  | "reactivates-automatically"
  | "waits-for-reactivation"
  | "address-not-carried-over"
  | "address-of-leavers-stays"
  | "absent-keeps-value"
  | "not-read-yet"
  | "account-moved"
  | HoldReason["code"];

export type Rule = {
  readonly code: RuleCode;
  readonly params: Readonly<Record<string, string | readonly string[]>>;
};

export type ExplainInput = {
  /** As last read; `null`: nobody stands behind the account, or they are gone from Personio. */
  readonly employee: Employee | null;
  /** The account in question; `null`: they have none. */
  readonly account: Account | null;
  /** What a plan makes of the employee; `null` without one. */
  readonly pairing: Pairing | null;
  readonly mapping: Mapping;
  readonly exclusions: Exclusions;
  readonly autoReactivate: boolean;
  readonly asked: Asked;
  /** Who has the account that was theirs, since a run found them to be a rehire; `null`: nobody. */
  readonly movedTo: MovedAccount | null;
};

export type MovedAccount = { readonly employeeId: string; readonly accountId: string };

export type Explanation = {
  readonly standing: Standing;
  readonly match: MatchedBy;
  readonly rules: readonly Rule[];
  /** Every exclusion that matches. */
  readonly exclusions: readonly ExclusionRule[];
};

export function explain(input: ExplainInput): Explanation {
  const { employee, pairing } = input;
  if (employee === null || pairing === null) return explainAbsence(input);
  const exclusions = matchingRules(employee, input.exclusions);
  switch (pairing.kind) {
    case "waiting":
      return {
        ...WAITING,
        rules: [...movingRules(input), rule("only-active-get-accounts", statusOf(employee))],
        exclusions,
      };
    case "new":
      return { standing: "waiting", match: "new-account", rules: [rule("active-gets-account")], exclusions };
    case "held":
      return { ...explainHold(pairing, input), exclusions };
    case "excluded":
      return {
        standing: "excluded",
        match: matchOf(pairing.account),
        rules: exclusionRules(employee, pairing, input),
        exclusions,
      };
    case "follows":
      return {
        standing: standingOf(pairing, input.account),
        match: HOW[pairing.how],
        rules: followingRules(employee, pairing, input),
        exclusions,
      };
  }
}

const rule = (code: RuleCode, params: Rule["params"] = {}): Rule => ({ code, params });

const WAITING = { standing: "waiting", match: "none" } as const;

const HOW = { linked: "stored-id", adopted: "same-email", relinked: "rehired" } as const;

const matchOf = (account: Account | null): MatchedBy => (account === null ? "none" : "stored-id");

const statusOf = ({ status }: Employee): Rule["params"] => (status === null ? {} : { status });

/** Nobody in the last read stands behind this account. */
function explainAbsence(input: ExplainInput): Explanation {
  const { account } = input;
  if (account === null) {
    const rules = [...movingRules(input), rule("gone-from-personio")];
    return { standing: "gone", match: "none", rules, exclusions: [] };
  }
  if (account.externalId === null) {
    return { standing: "unlinked", match: "none", rules: [rule("by-hand-never-changed")], exclusions: [] };
  }
  const code = account.link === "excluded" ? "exclusion-cuts-link" : "gone-is-deactivated";
  return { standing: "gone", match: "stored-id", rules: [rule(code)], exclusions: [] };
}

/** A former profile: its account goes on with the new one. */
const movingRules = ({ movedTo }: ExplainInput): readonly Rule[] =>
  movedTo === null ? [] : [rule("account-moved", movedTo)];

/** What nobody asked for yet, holds nobody for longer than until the next run has read it. */
function explainHold(
  { account, reason }: Extract<Pairing, { kind: "held" }>,
  { asked }: ExplainInput,
): Omit<Explanation, "exclusions"> {
  if ("attribute" in reason && !wasAsked(reason.attribute, asked)) {
    return { ...WAITING, rules: [rule("not-read-yet", { attributes: [reason.attribute] })] };
  }
  return { standing: "held", match: matchOf(account), rules: [holding(reason)] };
}

/** Until the next run has linked them, the account and the person stand apart. */
function standingOf({ how }: Follows, account: Account | null): Standing {
  if (how === "linked") return "linked";
  if (account === null) return "waiting";
  return account.externalId === null ? "unlinked" : "linked";
}

function holding(why: HoldReason): Rule {
  if ("with" in why) return rule(why.code, { with: why.with });
  return rule(why.code, "attribute" in why ? { attribute: why.attribute } : {});
}

function exclusionRules(
  employee: Employee,
  { account, by }: Extract<Pairing, { kind: "excluded" }>,
  input: ExplainInput,
): readonly Rule[] {
  if (by === null) return [unknownExclusion(employee, input), ...stayingRules(account)];
  const code = account === null ? "excluded-gets-no-account" : "exclusion-cuts-link";
  return [rule(code, { key: by.key, value: by.value }), ...stayingRules(account)];
}

function unknownExclusion(employee: Employee, { exclusions, asked }: ExplainInput): Rule {
  const unread = notReadYet(employee, exclusions.keys(), asked);
  return unread.length > 0 ? rule("not-read-yet", { attributes: unread }) : rule("exclusion-not-readable");
}

const stayingRules = (account: Account | null): readonly Rule[] =>
  account?.state === "deactivated" ? [rule("excluded-stays-deactivated")] : [];

function followingRules(employee: Employee, pairing: Follows, input: ExplainInput): readonly Rule[] {
  const { account, how } = pairing;
  const unread = notReadYet(employee, [...input.mapping.keys(), ...input.exclusions.keys()], input.asked);
  const absent = absentAttributes(employee, input.mapping).filter((key) => !unread.includes(key));
  return [
    ...(how === "adopted" ? [rule("same-email-adopts")] : []),
    ...(how === "relinked" ? [rule("rehire-keeps-account", { before: String(account.externalId) })] : []),
    ...(account.link === "excluded" ? [rule("no-longer-excluded")] : []),
    activationRule(employee, account, input.autoReactivate),
    ...addressRules(employee, pairing),
    ...(absent.length > 0 ? [rule("absent-keeps-value", { attributes: absent })] : []),
    ...(unread.length > 0 ? [rule("not-read-yet", { attributes: unread })] : []),
  ];
}

function activationRule(employee: Employee, account: Account, autoReactivate: boolean): Rule {
  const comesBack = employee.status === "active" && account.state === "deactivated";
  if (!comesBack) return rule("status-drives-activation", statusOf(employee));
  return rule(autoReactivate ? "reactivates-automatically" : "waits-for-reactivation");
}

function addressRules(employee: Employee, { account, emailHeld }: Follows): readonly Rule[] {
  if (emailHeld !== null) {
    const { code, params } = holding(emailHeld);
    return [rule("address-not-carried-over", { ...params, because: code })];
  }
  const email = emailOf(employee);
  const differs = typeof email === "string" && email !== account.email;
  return differs && employee.status !== "active" ? [rule("address-of-leavers-stays")] : [];
}

/** Mapped attributes that Personio didn't send for this person. */
function absentAttributes({ values }: Employee, mapping: Mapping): readonly AttributeKey[] {
  return [...mapping.keys()].filter((key) => key !== "id" && key !== "status" && values[key] === undefined);
}
