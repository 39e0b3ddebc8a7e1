/** An account's row and its memberships → the account of the contract. */
import type { z } from "@hono/zod-openapi";
import type { InferSelectModel } from "drizzle-orm";
import type { account } from "../../../db/schema.ts";
import { TEXT_FIELDS } from "../../core/account.ts";
import type { ShownState } from "../../invitations/shown-state.ts";
import { quickEtagOf } from "../http/etag.ts";
import { readStored } from "../http/stored-json.ts";
import { toInstantOrNull } from "../http/wire.ts";
import { type AccountAnswer, accountSchema } from "./account-routes.ts";

type NameColumn = "firstPlain" | "lastPlain" | "firstRest" | "lastRest" | "lastTail";
type Unshown = "emailKey" | "sourced" | "createdAt" | NameColumn;
/** `lastKey`, `firstKey`: what the list is sorted by. `isManager`: 1 when somebody active reports to them. */
export type AccountRow = Omit<InferSelectModel<typeof account>, Unshown> & {
  readonly managerName: string | null;
  readonly isManager: number;
  readonly invitationState: ShownState;
  readonly invitedAt: number | null;
  readonly invitedTimes: number | null;
};

export type MembershipRow = {
  readonly accountId: string;
  readonly id: string;
  readonly name: string;
  readonly source: string;
};

const customSchema = accountSchema.shape.custom;

export function presentAccount(row: AccountRow, memberships: readonly MembershipRow[]): AccountAnswer {
  const { managerId, managerName } = row;
  const account = {
    id: row.id,
    externalId: row.externalId,
    email: row.email,
    firstName: row.firstName,
    lastName: row.lastName,
    jobTitle: row.jobTitle,
    startDate: row.startOn,
    endDate: row.endOn,
    location: row.location,
    gender: row.gender,
    level: row.level,
    custom: readStored<z.infer<typeof customSchema>>(customSchema, row.custom, {}),
    manager: managerId === null || managerName === null ? null : { id: managerId, name: managerName },
    isManager: row.isManager === 1,
    state: row.state,
    deactivatedBy: row.deactivatedBy,
    link: row.link,
    teams: memberships
      .filter((it) => it.accountId === row.id)
      .map(({ id, name, source }) => ({ id, name, source })),
    invitation: {
      state: row.invitationState,
      sentAt: toInstantOrNull(row.invitedAt),
      times: row.invitedTimes ?? 0,
    },
  };
  const edited = [account.email, TEXT_FIELDS.map((field) => account[field]), account.custom, managerId];
  return { ...account, etag: quickEtagOf([row.id, edited]) };
}
