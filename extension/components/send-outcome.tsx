import type { SendResult } from "../api/answers.ts";
import { refusalOf } from "../core/refusal-of.ts";
import { useSpeech } from "../i18n/speech.ts";
import { toldByCode } from "../i18n/told-by-code.ts";
import { Icon } from "./icon.tsx";

/** What became of one mail. */
export function SendOutcome({ outcome }: { readonly outcome: SendResult }) {
  const { t, f, now } = useSpeech();
  if (outcome.sent) {
    return (
      <span class="good">
        <Icon name="ok" /> {t.invitations.sent}
      </span>
    );
  }
  const retry = outcome.retryAt === undefined ? "" : ` (${f.relative(Date.parse(outcome.retryAt), now)})`;
  return (
    <span class="odd">
      <Icon name="warn" />{" "}
      {toldByCode(refusalOf(outcome), t.invitations.refused, t.invitations.unknownRefusal)}
      {retry}
    </span>
  );
}
