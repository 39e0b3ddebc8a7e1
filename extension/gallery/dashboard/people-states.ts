/** Every look of the pages about people: accounts, employees without one, teams, invitations. */
import { type Failure, failed } from "../../api/failure.ts";
import { ago, NOW, SERVER } from "../company.ts";
import { ok } from "../fake-ports.ts";
import type { WantedPage } from "./fake-dashboard.ts";
import { pageOf } from "./fake-people-calls.ts";
import { accounts, excluded, explained, explanation, manyAccounts } from "./people.ts";

const REFUSED: Failure = { kind: "server", code: "unavailable", requestId: "req-7" };
const refuse = (failure: Failure) => () => Promise.resolve(failed(failure));

const viewer: NonNullable<WantedPage["client"]> = {
  me: () => ok({ email: "lea@example.org", name: "Lea", role: "viewer", via: "device", device: null }),
};

const LARGE = manyAccounts(5_000);
const PAGE = 200;

export const peopleStates: Readonly<Record<string, WantedPage>> = {
  people: { hash: "#/people" },
  "people-filtered": { hash: "#/people?state=deactivated&invitation=expired" },
  "people-none-found": { hash: "#/people?q=xyz&team=t-9" },
  "people-empty": { hash: "#/people", client: { accounts: () => ok(pageOf([])) } },
  "people-failed": { hash: "#/people", client: { accounts: refuse(REFUSED) } },
  "people-viewer": { hash: "#/people", client: viewer },
  "people-large": {
    hash: "#/people",
    client: {
      accounts: ({ q = "", cursor = "" }) => {
        const found = LARGE.filter(({ lastName }) => lastName?.toLowerCase().startsWith(q.toLowerCase()));
        const from = Number(cursor);
        const next = from + PAGE;
        return ok({
          items: found.slice(from, next),
          nextCursor: next < found.length ? String(next) : null,
        });
      },
    },
  },
  account: { hash: "#/people/a-1" },
  "account-excluded": { hash: "#/people/a-3" },
  "account-deactivated": { hash: "#/people/a-4" },
  "account-by-hand": { hash: "#/people/a-5" },
  "account-viewer": { hash: "#/people/a-1", client: viewer },
  "account-missing": { hash: "#/people/a-999" },
  "account-failed": { hash: "#/people/a-1", client: { account: refuse(REFUSED) } },
  "account-many-rules": {
    hash: "#/people/a-1",
    client: {
      account: () =>
        ok(
          explained(
            {},
            {
              rules: [
                { code: "no-longer-excluded", params: {} },
                { code: "status-drives-activation", params: { status: "leave" } },
                {
                  code: "address-not-carried-over",
                  params: { because: "email-conflict", with: ["4712"], withNames: ["Jonas Voss"] },
                },
                { code: "absent-keeps-value", params: { attributes: ["office", "gender"] } },
                { code: "manager-unknown", params: { supervisorName: "Tom Beck" } },
              ],
            },
          ),
        ),
    },
  },
  "account-sending": {
    hash: "#/people/a-1",
    outbox: [
      {
        id: "m-1",
        server: SERVER,
        mutation: { op: "send-invitations", accountIds: ["a-1"] },
        at: NOW,
        tries: 1,
        state: "sending",
      },
    ],
  },
  employees: { hash: "#/employees" },
  "employees-excluded": { hash: "#/employees?standing=excluded" },
  "employees-empty": { hash: "#/employees", client: { employees: () => ok(pageOf([])) } },
  "employees-failed": { hash: "#/employees", client: { employees: refuse(REFUSED) } },
  employee: { hash: "#/employees/5006" },
  "employee-held": {
    hash: "#/employees/5001",
    client: {
      employee: () =>
        ok(
          explanation({
            employeeId: "5001",
            standing: "held",
            match: "none",
            rules: [{ code: "no-email", params: {} }],
            history: [
              {
                at: ago(5),
                by: { kind: "run", id: "run-1" },
                kind: "hold",
                fields: [],
                reason: { code: "no-email", params: {} },
              },
            ],
          }),
        ),
    },
  },
  "employee-moved": {
    hash: "#/employees/5001",
    client: {
      employee: () =>
        ok(
          excluded({
            standing: "waiting",
            exclusions: [],
            rules: [
              { code: "account-moved", params: { employeeId: "5009", accountId: "a-1" } },
              { code: "only-active-get-accounts", params: { status: "inactive" } },
            ],
          }),
        ),
    },
  },
  "employee-missing": { hash: "#/employees/9999" },
  teams: { hash: "#/teams" },
  "teams-empty": { hash: "#/teams", client: { teams: () => ok(pageOf([])) } },
  "teams-failed": { hash: "#/teams", client: { teams: refuse(REFUSED) } },
  "teams-viewer": { hash: "#/teams", client: viewer },
  team: { hash: "#/teams/t-1" },
  "team-by-hand": {
    hash: "#/teams/t-4",
    client: {
      accounts: () =>
        ok(
          pageOf(
            accounts
              .slice(0, 3)
              .map((one) => ({ ...one, teams: [{ id: "t-4", name: "Betriebsrat", source: "manual" }] })),
          ),
        ),
    },
  },
  "team-viewer": { hash: "#/teams/t-1", client: viewer },
  "team-empty": { hash: "#/teams/t-4", client: { accounts: () => ok(pageOf([])) } },
  "team-missing": { hash: "#/teams/t-99" },
  invitations: { hash: "#/invitations" },
  "invitations-never": { hash: "#/invitations?state=none" },
  "invitations-empty": {
    hash: "#/invitations?state=expired",
    client: { invitations: () => ok(pageOf([])) },
  },
  "invitations-failed": { hash: "#/invitations", client: { invitations: refuse(REFUSED) } },
  "invitations-viewer": { hash: "#/invitations", client: viewer },
  "invitations-sent": {
    hash: "#/invitations",
    outbox: [
      {
        id: "m-2",
        server: SERVER,
        mutation: { op: "send-invitations", accountIds: ["a-1", "a-2"] },
        at: NOW,
        tries: 1,
        state: "done",
        result: {
          op: "send-invitations",
          results: [
            { accountId: "a-1", sent: true },
            { accountId: "a-2", sent: false, code: "cooldown", retryAt: ago(-0.1) },
          ],
        },
      },
    ],
  },
};
