/** What the destination's page says; loaded with it. */

import type { Destination } from "../../api/answers.ts";
import type { DestinationPersonState } from "../../api/destination-calls.ts";
import type { ByCode, Notice } from "../messages.ts";

type Count = (count: number) => string;
export type DestinationKind = NonNullable<Destination["kind"]>;

/** What stops pushing altogether. */
export type DestinationProblem =
  | "destination-refused"
  | "destination-unavailable"
  | "destination-unreadable"
  | "destination-incomplete";

/** What the destination has against somebody. */
export type PersonProblem =
  | "change-refused"
  | "deactivation-refused"
  | "already-taken"
  | "addresses-swapped"
  | "ambiguous";

/** What SCIM has words of its own for (RFC 7644, 3.12), as far as a change can meet it. */
export type ScimType =
  | "uniqueness"
  | "mutability"
  | "invalidSyntax"
  | "invalidPath"
  | "noTarget"
  | "invalidValue"
  | "tooMany";

export type DestinationMessages = {
  readonly lead: string;
  readonly invitations: string;
  readonly openSettings: string;
  readonly ownersOnly: string;
  readonly connect: { readonly title: string; readonly about: readonly string[] };
  readonly state: {
    readonly off: Notice;
    readonly new: Notice;
    readonly comparing: Notice;
    /** With another token. */
    readonly comparingAgain: string;
    readonly toApprove: Notice;
    readonly inStep: Notice;
    /** Everybody but those held back. */
    readonly inStepBut: Count;
    readonly inStepButDetail: string;
    readonly pushing: Count;
    readonly pushingDetail: string;
    readonly refused: Count;
    readonly refusedDetail: string;
    readonly refusedTeams: Count;
    readonly refusedTeamsDetail: string;
    readonly drift: Notice;
  };
  readonly openPlan: string;
  readonly problem: ByCode<DestinationProblem, Notice>;
  readonly problemUnknown: (code: string) => Notice;
  readonly tally: Readonly<Record<"title" | "inStep" | "waiting" | "failed" | "held", string>>;
  readonly people: {
    readonly title: string;
    readonly show: string;
    readonly filter: Readonly<Record<DestinationPersonState | "all", string>>;
    readonly column: Readonly<Record<"person" | "why" | "since" | "next", string>>;
    readonly waiting: Notice;
    /** While nothing is pushed at all. */
    readonly idle: Notice;
    readonly held: Notice;
    /** Why somebody isn't taken, and what to do. */
    readonly why: ByCode<PersonProblem, Notice>;
    readonly whyUnknown: (code: string) => Notice;
    readonly answer: (parts: string) => string;
    /** Of an answer; what isn't here is shown as it is. */
    readonly answerPart: ByCode<ScimType>;
    readonly nextPush: string;
    readonly nextOnceOn: string;
    readonly release: string;
    readonly releaseOf: (name: string) => string;
    readonly released: string;
    readonly empty: string;
  };
  readonly facts: Readonly<
    Record<
      | "title"
      | "kind"
      | "address"
      | "token"
      | "tokenSet"
      | "attributes"
      | "noAttributes"
      | "checked"
      | "pushed"
      | "compared"
      | "never",
      string
    >
  >;
  readonly kind: Readonly<Record<DestinationKind, string>>;
  readonly form: {
    readonly kind: string;
    readonly address: string;
    readonly addressHint: Readonly<Record<DestinationKind, string>>;
    readonly addressMissing: string;
    readonly addressUnsafe: string;
    readonly token: string;
    readonly tokenHint: Readonly<Record<DestinationKind, string>>;
    readonly tokenKept: string;
    readonly tokenRefused: string;
    readonly tokenNeeded: string;
    readonly tokenWrong: string;
    readonly tokenMissing: string;
    readonly attributes: Count;
    readonly attributesHint: string;
    readonly attributeWrong: string;
    readonly noAttributes: string;
    readonly save: string;
    readonly saveOff: string;
    readonly saving: string;
    readonly elsewhere: string;
  };
  readonly action: Readonly<
    Record<
      | "compare"
      | "comparing"
      | "check"
      | "checking"
      | "checkedGood"
      | "change"
      | "newToken"
      | "switchOn"
      | "switchingOn"
      | "switchOff"
      | "switchOffTitle"
      | "switchOffText"
      | "switchOffConfirm"
      | "forget"
      | "forgetTitle"
      | "forgetText"
      | "forgetConfirm",
      string
    >
  >;
  /** What became of a comparison somebody asked for. */
  readonly compared: {
    readonly same: string;
    readonly differed: Count;
    readonly waits: string;
    readonly cancelled: string;
    readonly failed: string;
  };
  readonly failure: ByCode;
};
