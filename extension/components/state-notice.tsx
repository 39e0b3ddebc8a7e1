/** A state with its words and its ways out: large on its own, or as a banner above what was last known. */
import type { Description } from "../core/describe-state.ts";
import type { Action } from "../i18n/messages.ts";
import { useFirstSpeech } from "../i18n/speech.ts";
import { Icon } from "./icon.tsx";

type Props = {
  readonly description: Description;
  readonly look: "hero" | "banner" | "summary";
  readonly onAction: (action: Action) => void;
  /** What became of an action, beside it. */
  readonly note?: string;
  readonly children?: preact.ComponentChildren;
};

export function StateNotice({ description, look, onAction, note = "", children }: Props) {
  const { t } = useFirstSpeech();
  const { tone, headline, detail, actions } = description;
  return (
    <section class={`notice notice-${look}`} data-tone={tone}>
      <span class="notice-mark">
        <Icon name={tone} />
      </span>
      <div class="notice-text">
        <h2>{headline}</h2>
        {detail === "" ? null : <p>{detail}</p>}
        {children}
        {actions.length === 0 ? null : (
          <div class="notice-actions">
            {actions.map((action, index) => (
              <button
                key={action}
                type="button"
                class={
                  index === 0 && action !== "copy-details" ? "button button-primary" : "button button-plain"
                }
                onClick={() => onAction(action)}
              >
                {t.state.action[action]}
              </button>
            ))}
            <span class="row-note" role="status">
              {note}
            </span>
          </div>
        )}
      </div>
    </section>
  );
}
