/** Accounts, employees without one, teams: the dashboard's calls (create-dashboard-client.ts). */
import type { InferRequestType } from "hono/client";
import type { Account, Rpc } from "./answers.ts";
import { filled } from "./filled.ts";
import { outcomeOf } from "./outcome-of.ts";

type V1 = Rpc["v1"];
type ListQuery = InferRequestType<V1["accounts"]["$get"]>["query"];

/** Empty means: whichever. */
export type AccountFilter = {
  readonly q?: string;
  readonly state?: Account["state"] | "";
  readonly link?: Account["link"] | "";
  readonly invitation?: Account["invitation"]["state"] | "";
  readonly team?: string;
  readonly cursor?: string | undefined;
};

/** How those stand who aren't synced. */
export type Unsynced = "excluded" | "held" | "waiting";

export type EmployeeFilter = {
  readonly q?: string;
  readonly standing: Unsynced;
  readonly cursor?: string | undefined;
};

export type NewAccount = InferRequestType<V1["accounts"]["$post"]>["json"];
/** Only what changes. */
export type AccountEdit = InferRequestType<V1["accounts"][":id"]["$patch"]>["json"];

type Member = { readonly teamId: string; readonly accountId: string };
type Rename = { readonly id: string; readonly name: string; readonly etag: string };

export const peopleCalls = (v1: V1) => ({ ...accountCalls(v1), ...employeeCalls(v1), ...teamCalls(v1) });

const accountCalls = (v1: V1) => ({
  accounts: (filter: AccountFilter) =>
    outcomeOf(v1.accounts.$get({ query: queryOf(filter) }), (answer) => answer.json()),
  account: (id: string) => outcomeOf(v1.accounts[":id"].$get(byId(id)), (answer) => answer.json()),
  createAccount: (json: NewAccount) => outcomeOf(v1.accounts.$post({ json }), (answer) => answer.json()),
  /** A stale `etag` is a `conflict`. */
  updateAccount: (id: string, json: AccountEdit, etag: string) =>
    outcomeOf(v1.accounts[":id"].$patch({ ...byId(id), header: { "if-match": etag }, json }), (answer) =>
      answer.json(),
    ),
  deactivateAccount: (id: string) =>
    outcomeOf(v1.accounts[":id"].deactivate.$post(byId(id)), (answer) => answer.json()),
  reactivateAccount: (id: string) =>
    outcomeOf(v1.accounts[":id"].reactivate.$post(byId(id)), (answer) => answer.json()),
});

const employeeCalls = (v1: V1) => ({
  employees: ({ standing, q = "", cursor }: EmployeeFilter) =>
    outcomeOf(v1.employees.$get({ query: { ...PAGE, standing, ...filled({ q, cursor }) } }), (answer) =>
      answer.json(),
    ),
  employee: (employeeId: string) =>
    outcomeOf(
      v1.employees[":employeeId"].$get({ param: { employeeId: encodeURIComponent(employeeId) } }),
      (answer) => answer.json(),
    ),
});

const teamCalls = (v1: V1) => ({
  teams: (cursor?: string) =>
    outcomeOf(v1.teams.$get({ query: { ...PAGE, ...filled({ cursor }) } }), (answer) => answer.json()),
  createTeam: (name: string) => outcomeOf(v1.teams.$post({ json: { name } }), (answer) => answer.json()),
  /** A stale `etag` is a `conflict`. */
  renameTeam: ({ id, name, etag }: Rename) =>
    outcomeOf(
      v1.teams[":id"].$patch({ ...byId(id), header: { "if-match": etag }, json: { name } }),
      (answer) => answer.json(),
    ),
  addMember: (member: Member) =>
    outcomeOf(v1.teams[":id"].members[":accountId"].$put(byMember(member)), nothing),
  removeMember: (member: Member) =>
    outcomeOf(v1.teams[":id"].members[":accountId"].$delete(byMember(member)), nothing),
});

/** The most a page may hold; fewer would only mean more of them. */
const PAGE = { limit: "200" };

const byId = (id: string) => ({ param: { id: encodeURIComponent(id) } });
const byMember = ({ teamId, accountId }: Member) => ({
  param: { id: encodeURIComponent(teamId), accountId: encodeURIComponent(accountId) },
});
const nothing = async (): Promise<null> => null;

function queryOf({ state = "", link = "", invitation = "", ...texts }: AccountFilter): ListQuery {
  return {
    ...PAGE,
    ...filled(texts),
    ...(state === "" ? {} : { state }),
    ...(link === "" ? {} : { link }),
    ...(invitation === "" ? {} : { invitation }),
  };
}
