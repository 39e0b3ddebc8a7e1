/** What pages ask of the background: what must go on when they close. */
import type { OutboxMessage } from "../storage/outbox.ts";
import type { Outcome } from "./failure.ts";
import type { Renewal } from "./refresh-tokens.ts";

/** Answered with an `Outcome<string>`. */
export type RenewTokenMessage = Renewal & { readonly type: "renew-token" };
/** Asks the server how things stand; the answer is found in the snapshot. */
export type PollMessage = { readonly type: "poll" };

export type BackgroundMessage = RenewTokenMessage | PollMessage | OutboxMessage;
export type RenewTokenAnswer = Outcome<string>;
