import type { Failure } from "../api/failure.ts";
import { Icon } from "../components/icon.tsx";
import { useSpeech } from "../i18n/speech.ts";

type Props = { readonly failure: Failure; readonly onRetry?: () => void };

/** What went wrong, where it was asked for. A code that we have no words for is named, so that it can be passed on. */
export function FailureNote({ failure, onRetry }: Props) {
  const { t } = useSpeech();
  const known = t.app.failure[failure.code ?? ""] ?? t.app.failure[failure.kind];
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
