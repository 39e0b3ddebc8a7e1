/**
 * Edits of accounts, each as if in one transaction: what is there is loaded, what shall change is decided, and both are
 * written with their record, unless somebody was quicker. What wouldn't change is neither written nor recorded.
 */
import type { Database } from "../../../db/database.ts";
import { loadConfig } from "../../config/load-config.ts";
import { recordChange } from "../../config/record-change.ts";
import type { Editing } from "../../config/save-settings.ts";
import { writeUnlessChanged } from "../../config/write-unless-changed.ts";
import { emailKey } from "../../core/account.ts";
import {
  type AccountFields,
  findEmailHolder,
  insertAccount,
  setAccountState,
  updateAccount,
  wouldCloseCircle,
} from "../../directory/edit-accounts.ts";
import { revokeOfLeaver, revokeOfMover } from "../../directory/keep-invitations.ts";
import { queueAccount } from "../../directory/queue-pushes.ts";
import { ApiProblem } from "../http/api-problem.ts";
import { refuseStale } from "../http/if-match.ts";
import { invalidRequest } from "../http/invalid-request.ts";
import type { CreateAccount, UpdateAccount } from "./account-edit-routes.ts";
import type { AccountAnswer } from "./account-routes.ts";
import { changedNames, differenceOf, fieldsOf } from "./edited-fields.ts";
import { loadAccount, loadAccountRow } from "./load-accounts.ts";
import { type JudgedEdit, objectionToEdit } from "./objection-to-edit.ts";

/** Answers the fields it has, as `updateByHand`. */
export async function createByHand(
  db: Database,
  wanted: CreateAccount,
  { id, by, at }: Editing & { readonly id: string },
): Promise<readonly string[]> {
  const after = { ...fieldsOf(wanted, {}), email: wanted.email };
  return writeUnlessChanged(db, async () => {
    await refuseObjectionable(db, NOTHING, after);
    await refuseTaken(db, wanted.email, id);
    if (wanted.managerId != null) await refuseManager(db, id, wanted.managerId);
    const insert = insertAccount(db, { id, createdAt: at }, after);
    const change = { at, actor: by, action: "account.create", subject: id, before: null, after };
    const statements = [insert, queueAccount(db, id, at), recordChange(db, change)];
    return { statements, value: changedNames({ before: {}, after }) };
  });
}

const NOTHING: JudgedEdit["before"] = { startDate: null, endDate: null, custom: {} };

/** Answers the fields that changed, as in a change's record; custom attributes singly. */
export async function updateByHand(
  db: Database,
  wanted: UpdateAccount,
  { id, by, at, ifMatch = null }: Editing & { readonly id: string; readonly ifMatch?: string | null },
): Promise<readonly string[]> {
  return writeUnlessChanged(db, async () => {
    const current = await fetchAnswer(db, id);
    await refuseStale(ifMatch, current.etag, async () => current);
    const { before, after } = differenceOf(current, fieldsOf(wanted, current.custom));
    await refuseObjectionable(db, current, after);
    if (after.email !== undefined) await refuseTaken(db, after.email, id);
    if (after.manager != null) await refuseManager(db, id, after.manager);
    if (Object.keys(after).length === 0) return { statements: [], value: [] };
    const change = { at, actor: by, action: "account.update", subject: id, before, after };
    const isMoved = after.email !== undefined && emailKey(after.email) !== emailKey(current.email);
    return {
      statements: [
        updateAccount(db, id, after),
        ...(isMoved ? [revokeOfMover(db, id)] : []),
        queueAccount(db, id, at),
        recordChange(db, change),
      ],
      value: changedNames({ before, after }),
    };
  });
}

/** Answers whether anything changed. Whoever deactivated an account that is so already, stays on record. */
export async function switchByHand(
  db: Database,
  state: AccountAnswer["state"],
  { id, by, at }: Editing & { readonly id: string },
): Promise<boolean> {
  return writeUnlessChanged(db, async () => {
    const current = await fetchAnswer(db, id);
    if (current.state === state) return { statements: [], value: false };
    const action = state === "active" ? "account.reactivate" : "account.deactivate";
    const sides = { before: { state: current.state }, after: { state } };
    const record = recordChange(db, { at, actor: by, action, subject: id, ...sides });
    const revoke = state === "deactivated" ? [revokeOfLeaver(db, id)] : [];
    const statements = [setAccountState(db, id, state), ...revoke, queueAccount(db, id, at), record];
    return { statements, value: true };
  });
}

async function fetchAnswer(db: Database, id: string): Promise<AccountAnswer> {
  const account = await loadAccount(db, id);
  if (account === null) throw new ApiProblem("not-found");
  return account;
}

async function refuseTaken(db: Database, email: string, id: string): Promise<void> {
  const holder = await findEmailHolder(db, email);
  if (holder !== null && holder !== id)
    throw new ApiProblem("email-taken", { params: { accountId: holder } });
}

async function refuseObjectionable(
  db: Database,
  before: JudgedEdit["before"],
  after: AccountFields,
): Promise<void> {
  const targets = after.custom === undefined ? [] : (await loadConfig(db)).targets;
  const mapped = targets.flatMap(([, target]) => (target.kind === "custom" ? [target.name] : []));
  const objection = objectionToEdit({ before, after, mapped });
  if (objection !== null) throw invalidRequest([objection]);
}

async function refuseManager(db: Database, id: string, managerId: string): Promise<void> {
  const refuse = (message: string) => invalidRequest([{ path: ["managerId"], message }]);
  if (managerId === id) throw refuse("manager-is-self");
  if ((await loadAccountRow(db, managerId)) === null) throw refuse("manager-unknown");
  if (await wouldCloseCircle(db, id, managerId)) throw refuse("manager-cycle");
}
