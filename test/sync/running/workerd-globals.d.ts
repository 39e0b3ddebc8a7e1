/** worker/ is typed with the globals of workerd; tests run in Node and know only these. */
import type * as workers from "@cloudflare/workers-types";

declare global {
  interface D1Database extends workers.D1Database {}
  interface D1PreparedStatement extends workers.D1PreparedStatement {}
  interface RateLimit extends workers.RateLimit {}
  interface SendEmail extends workers.SendEmail {}
  interface Workflow<Params = unknown> extends workers.Workflow<Params> {}
}
