import { useFirstSpeech } from "../i18n/speech.ts";

/** Where something is on its way that nobody has seen yet. */
export function Skeleton() {
  const { t } = useFirstSpeech();
  return (
    <div class="skeleton" role="status" aria-busy="true" aria-label={t.app.loading}>
      <span />
      <span />
      <span />
    </div>
  );
}
