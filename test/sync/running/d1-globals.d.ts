/** worker/ is typed with the globals of workerd; tests run in Node and know only those of D1. */
import type * as workers from "@cloudflare/workers-types";

declare global {
  interface D1Database extends workers.D1Database {}
  interface D1PreparedStatement extends workers.D1PreparedStatement {}
}
