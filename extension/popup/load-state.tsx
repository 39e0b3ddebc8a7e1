/** While a list is on its way for the first time, or when it didn't come. */
import { useSpeech } from "../i18n/speech.ts";
import { FailureNote } from "./failure-note.tsx";
import type { Loadable } from "./loadable.ts";

type Props = { readonly of: Loadable<unknown>; readonly onRetry: () => void };

export function LoadState({ of, onRetry }: Props) {
  const { t } = useSpeech();
  if (of.failure !== null) return <FailureNote failure={of.failure} onRetry={onRetry} />;
  if (of.value !== null || !of.isLoading) return null;
  return (
    <div class="skeleton" role="status" aria-busy="true" aria-label={t.app.loading}>
      <span />
      <span />
      <span />
    </div>
  );
}
