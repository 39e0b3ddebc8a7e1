/** Always there: how it is in a word, whose it is, where it runs. */
import { Icon } from "../components/icon.tsx";
import type { Description } from "../core/describe-state.ts";
import { useFirstSpeech } from "../i18n/speech.ts";
import type { PageLink } from "./popup-ports.ts";

type Props = {
  readonly description: Description;
  readonly company: string;
  readonly host: string | null;
  readonly onOpen: (page: PageLink) => void;
};

export function PopupHeader({ description, company, host, onOpen }: Props) {
  const { t } = useFirstSpeech();
  return (
    <header class="head">
      <div class="head-text">
        <h1 title={company}>{company === "" ? t.app.name : company}</h1>
        {host === null ? null : (
          <p class="host" title={host}>
            {host}
          </p>
        )}
      </div>
      <p class="state" data-tone={description.tone} aria-live="polite">
        <span class="dot" aria-hidden="true" />
        {description.word}
      </p>
      <button
        type="button"
        class="icon-button"
        aria-label={t.app.openInTab}
        title={t.app.openInTab}
        onClick={() => onOpen("#/overview")}
      >
        <Icon name="open" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={t.app.settings}
        title={t.app.settings}
        onClick={() => onOpen(host === null ? "pair" : "#/settings")}
      >
        <Icon name="settings" />
      </button>
    </header>
  );
}
