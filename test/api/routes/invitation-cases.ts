/** Invitations: who has one, and sending them. No mail leaves here: MAIL_FROM is not set. */
import { createHash } from "node:crypto";
import { LIST_REFUSALS, type OperationCases } from "./operation-case.ts";

const KEYED = { "idempotency-key": "once" };

const ALL_INVITED = [
  `INSERT INTO invitation (account_id, state, email, times, tries, sent_at, expires_at, created_at, created_by)
   SELECT id, 'sent', email, 1, 0, 0, 9999999999999, 0, 'ADMIN_TOKEN' FROM account`,
];

const sha256 = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");

/** The key was used before, and there is no answer yet. */
const usedFor = (body: unknown): readonly string[] => [
  `INSERT INTO idempotent_answer (key, request_hash, created_at)
   VALUES ('${sha256(["ADMIN_TOKEN", "sendInvitations", "once"])}', '${sha256(body)}', unixepoch() * 1000)`,
];

export const INVITATION_CASES: OperationCases = {
  listInvitations: {
    good: { status: 200, query: { state: "pending", q: "a" }, when: ALL_INVITED },
    bad: [...LIST_REFUSALS, ["422 invalid-request", { query: { state: "nonsense" } }]],
    strings: { "?q": "accepted" },
  },
  sendInvitations: {
    good: { status: 200, headers: KEYED, body: { accountIds: ["ada"] } },
    bad: [
      ["422 invalid-request", { body: { accountIds: [] } }],
      ["409 in-progress", { when: usedFor({ accountIds: ["ada"] }) }],
      ["422 idempotency-key-reused", { when: usedFor({ accountIds: ["eve"] }) }],
      ["422 invalid-request", { body: { accountIds: Array(201).fill("ada") } }],
    ],
    strings: { "accountIds[]": "accepted", "idempotency-key": "accepted" },
  },
};
