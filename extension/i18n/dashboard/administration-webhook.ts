/** What the settings say of the webhook by which Personio reports changes. Loaded only where it is shown. */
import type { ByCode } from "../messages.ts";

export type WebhookMessages = {
  readonly title: string;
  readonly state: {
    readonly none: string;
    readonly unused: string;
    readonly used: string;
  };
  /** There is one, but the settings say not to listen. */
  readonly notListening: string;
  readonly address: string;
  readonly made: string;
  readonly pinged: string;
  readonly neverPinged: string;
  readonly copyAddress: string;
  readonly copyCommand: string;
  readonly copyToken: string;
  readonly make: string;
  readonly makeAgain: string;
  readonly making: string;
  readonly token: string;
  readonly tokenOnce: string;
  readonly tokenReplaces: string;
  readonly hide: string;
  readonly guide: string;
  readonly byCommand: string;
  readonly commandNeeds: string;
  readonly byHand: string;
  readonly handSteps: readonly string[];
  readonly forget: string;
  readonly forgetTitle: string;
  readonly forgetText: string;
  readonly forgetConfirm: string;
  readonly forgotten: string;
  readonly failure: ByCode;
};
