/** Always there: how it is in a word, whose it is, where it runs. */
import { Icon } from "../components/icon.tsx";
import type { Description } from "../core/describe-state.ts";
import { useSpeech } from "../i18n/speech.ts";

type Props = {
  readonly description: Description;
  readonly company: string;
  readonly host: string | null;
  readonly onOpen: (page: "pair" | "tab") => void;
};

export function PopupHeader({ description, company, host, onOpen }: Props) {
  const { t } = useSpeech();
  return (
    <header class="head">
      <div class="head-text">
        <h1>{company === "" ? t.app.name : company}</h1>
        {host === null ? null : (
          <p class="host" title={host}>
            {host}
          </p>
        )}
      </div>
      <p class="state" data-tone={description.tone}>
        <span class="dot" aria-hidden="true" />
        {description.word}
      </p>
      <button
        type="button"
        class="icon-button"
        aria-label={t.app.openInTab}
        title={t.app.openInTab}
        onClick={() => onOpen("tab")}
      >
        <Icon name="open" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={t.app.settings}
        title={t.app.settings}
        onClick={() => onOpen("pair")}
      >
        <Icon name="settings" />
      </button>
    </header>
  );
}
