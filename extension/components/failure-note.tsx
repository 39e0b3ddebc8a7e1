import type { Failure } from "../api/failure.ts";
import type { ByCode } from "../i18n/messages.ts";
import { isWhole, useFirstSpeech } from "../i18n/speech.ts";
import { Icon } from "./icon.tsx";

type Props = {
  readonly failure: Failure;
  readonly onRetry?: () => void;
  /** What the codes mean where it was asked; the general words are for the rest. */
  readonly words?: ByCode;
};

/** What went wrong, where it was asked for. A code that we have no words for is named, so that it can be passed on. */
export function FailureNote({ failure, onRetry, words = {} }: Props) {
  const speech = useFirstSpeech();
  const { t } = speech;
  const { code = "", kind } = failure;
  const general: ByCode = { ...t.app.failure, ...(isWhole(speech) ? speech.t.failure : {}) };
  const known = words[code] ?? general[code] ?? general[kind];
  return (
    <p class="failure" role="alert">
      <Icon name="warn" />
      <span>
        {known ?? t.app.failed(failure.code ?? null, failure.requestId ?? null)}{" "}
        {onRetry === undefined ? null : (
          <button type="button" class="link" onClick={onRetry}>
            {t.state.action.retry}
          </button>
        )}
      </span>
    </p>
  );
}
