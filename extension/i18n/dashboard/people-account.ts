/** The words of one account: what it is, what can be done with it, and the form for it. */
import type { ByCode } from "../messages.ts";

export type AccountMessages = {
  readonly missing: string;
  readonly facts: string;
  readonly edit: string;
  readonly actions: string;
  readonly nobodyAbove: string;
  readonly manages: string;
  readonly isManager: string;
  readonly state: string;
  readonly noTeams: string;
  readonly deactivatedBy: Readonly<Record<"sync" | "admin", string>>;
  /** What put somebody into a team. */
  readonly teamSource: (source: string) => string;
  readonly byHand: string;
  readonly invitation: string;
  readonly invitedAt: (when: string, times: number) => string;
  readonly invite: string;
  readonly inviteAgain: string;
  readonly inviteNote: (email: string) => string;
  readonly inviting: string;
  readonly invited: string;
  readonly deactivate: string;
  readonly reactivate: string;
  readonly deactivateTitle: (name: string) => string;
  readonly reactivateTitle: (name: string) => string;
  readonly deactivateMeans: string;
  readonly deactivateKeeps: string;
  readonly reactivateMeans: string;
  /** What the next sync makes of it, by how the account hangs on Personio. */
  readonly afterDeactivating: Readonly<Record<"linked" | "excluded" | "unlinked", string>>;
  readonly afterReactivating: Readonly<Record<"linked" | "excluded" | "unlinked", string>>;
  readonly deactivated: string;
  readonly reactivated: string;
  readonly stateSetBack: Readonly<Record<"active" | "deactivated", string>>;
  readonly form: AccountFormMessages;
};

export type AccountIssue =
  | "required"
  | "invalid-email"
  | "invalid-date"
  | "ends-before-start"
  | "manager-is-self"
  | "manager-unknown"
  | "manager-cycle"
  | "name-too-similar";

export type AccountFormMessages = {
  readonly newTitle: string;
  readonly newLead: string;
  readonly editTitle: string;
  readonly editLead: string;
  readonly save: string;
  readonly create: string;
  readonly saved: string;
  readonly nothingChanged: string;
  /** Beneath a field that an attribute fills. */
  readonly fromPersonio: (attribute: string) => string;
  readonly setBack: (fields: string) => string;
  readonly list: string;
  readonly changeManager: string;
  readonly removeManager: string;
  readonly pick: string;
  readonly pickHint: string;
  readonly picked: (count: number) => string;
  readonly nobodyFound: (query: string) => string;
  /** By the server's code. */
  readonly refused: ByCode;
  readonly toHolder: string;
  /** What is wrong with a field. */
  readonly issue: Readonly<Record<AccountIssue, string>>;
  /** Without a code where the server names none. */
  readonly unknownIssue: (code: string) => string;
  readonly conflict: string;
  readonly conflictNote: string;
  readonly conflictTable: string;
  readonly field: string;
  readonly mine: string;
  readonly theirs: string;
  readonly keepMine: string;
  readonly takeTheirs: string;
};
