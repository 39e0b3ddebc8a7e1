/** A connection that was made, and a server that takes everything. */
import type { ruleCalls } from "../../api/rule-calls.ts";
import { ok } from "../fake-ports.ts";
import { connection, mapping } from "./rules-company.ts";

export const fakeRulesCalls: ReturnType<typeof ruleCalls> = {
  saveTarget: (key, target) => {
    const attribute = mapping.find((one) => one.key === key) ?? mapping[0];
    if (attribute === undefined) throw new Error("there are attributes");
    return ok({ ...attribute, target, etag: '"saved"' });
  },
  previewRules: () => ok("run-2"),
  connection: () => ok({ connection: connection(), etag: '"c1"' }),
  saveConnection: ({ clientId, enabled }) =>
    ok({ ...connection({ clientId, enabled }), warnings: [], etag: '"c2"' }),
  testConnection: () => ok(connection()),
  forgetConnection: () => ok(null),
};
