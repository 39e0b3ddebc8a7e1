/** Who may come in: admins, their devices, the record, the keys. */
import { LIST_REFUSALS, NOTHING, type OperationCases } from "./operation-case.ts";

const admin = (id: string, role: string): string =>
  `INSERT INTO admin (id, email, email_key, role, created_at, created_by)
   VALUES ('${id}', '${id}@beispiel.example', '${id}@beispiel.example', '${role}', 0, 'ADMIN_TOKEN')`;
const DEVICE = `INSERT INTO device (id, admin_id, name, via, created_at, last_used_at, expires_at)
  VALUES ('phone', 'eve', 'Chrome on Windows', 'oauth', 0, 0, 9999999999999),
         ('desk', 'eve', 'Firefox on Linux', 'pairing', 1, 1, 9999999999999)`;

/** With ids of their own: those the table gives go on rising, whatever is put back. */
const APPOINTED = `INSERT INTO audit_event (id, at, actor, action, subject)
  VALUES (901, 1, 'ADMIN_TOKEN', 'admin.appointed', 'olga'), (902, 2, 'ADMIN_TOKEN', 'admin.appointed', 'olga')`;

const OLGA = [admin("olga", "owner")];
const TWO = [...OLGA, admin("eve", "viewer"), DEVICE];
const ABSENT = ["404 not-found", { params: { id: NOTHING } }] as const;

export const ADMINISTRATION_CASES: OperationCases = {
  getMe: { good: { status: 200 }, bad: [] },
  listDevices: { good: { status: 200, when: TWO }, bad: LIST_REFUSALS },
  endDevice: { good: { status: 204, when: TWO, params: { id: "phone" } }, bad: [ABSENT] },
  listAdmins: { good: { status: 200, when: TWO }, bad: LIST_REFUSALS },
  appointAdmin: {
    good: { status: 201, when: OLGA, body: { email: "neu@beispiel.example", role: "viewer" } },
    bad: [
      ["422 invalid-request", { body: { email: "neu@beispiel.example", role: "boss" } }],
      ["422 invalid-request", { body: { email: "neu", role: "viewer" } }],
      ["422 invalid-request", { body: { email: "\u212Aarl@beispiel.example", role: "viewer" } }],
      ["409 last-owner", { body: { email: "Olga@beispiel.example", role: "viewer" } }],
    ],
    strings: { email: "invalid-request" },
  },
  removeAdmin: {
    good: { status: 204, when: TWO, params: { id: "eve" } },
    bad: [ABSENT, ["409 last-owner", { params: { id: "olga" } }]],
  },
  listAudit: {
    good: {
      status: 200,
      query: { action: "admin.appointed", actor: "ADMIN_TOKEN", subject: "olga" },
      when: [APPOINTED],
    },
    bad: [...LIST_REFUSALS, ["422 invalid-request", { query: { action: "" } }]],
    strings: { "?action": "accepted", "?actor": "accepted", "?subject": "accepted" },
  },
  rotateKeys: { good: { status: 200 }, bad: [] },
};
