import type { WriteBar } from "../core/permission.ts";
import { useSpeech } from "../i18n/speech.ts";
import { Icon } from "./icon.tsx";

/** Why there are no buttons here. */
export function WriteBarNote({ bar }: { readonly bar: WriteBar | null }) {
  const { t } = useSpeech();
  return bar === null ? null : (
    <p class="callout bar-reason">
      <Icon name="lock" /> {t.app.readOnly[bar]}
    </p>
  );
}
