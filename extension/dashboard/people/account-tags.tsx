/**
 * How an account stands, in a word with a mark: never by colour alone. Functions rather than components, for a list has
 * thousands of them, and components are what costs there.
 */
import type { Account } from "../../api/answers.ts";
import { Icon, type IconName } from "../../components/icon.tsx";
import type { AccountListMessages } from "../../i18n/dashboard/people.ts";

export type Look = {
  readonly tone: "ok" | "warn" | "error" | "busy" | "quiet";
  readonly icon: IconName;
};

const STATES: Readonly<Record<Account["state"], Look>> = {
  active: { tone: "ok", icon: "ok" },
  deactivated: { tone: "quiet", icon: "lock" },
};

const INVITATIONS: Readonly<Record<Account["invitation"]["state"], Look>> = {
  none: { tone: "quiet", icon: "quiet" },
  pending: { tone: "busy", icon: "mail" },
  expired: { tone: "warn", icon: "warn" },
  accepted: { tone: "ok", icon: "ok" },
  failed: { tone: "error", icon: "error" },
  unknown: { tone: "warn", icon: "warn" },
};

export const stateTag = (state: Account["state"], { state: words }: AccountListMessages) =>
  tag(STATES[state], words[state]);

/** One that was sent and is none any more went with the account's activity, or its address. */
export const invitationTag = (
  { state, sentAt }: Pick<Account["invitation"], "state" | "sentAt">,
  { invitation: words, invalidInvitation }: AccountListMessages,
) => tag(INVITATIONS[state], state === "none" && sentAt !== null ? invalidInvitation : words[state]);

export const tag = ({ tone, icon }: Look, word: string) => (
  <span class="tag tag-mark" data-tone={tone}>
    {Icon({ name: icon })} {word}
  </span>
);
