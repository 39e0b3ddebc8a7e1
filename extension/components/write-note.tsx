import type { ByCode } from "../i18n/messages.ts";
import { useSpeech } from "../i18n/speech.ts";
import type { WriteState } from "../stores/write.ts";
import { FailureNote } from "./failure-note.tsx";
import { Icon } from "./icon.tsx";

type Props = {
  readonly state: WriteState<unknown>;
  /** What is said once it is done; nothing unless given. */
  readonly done?: string;
  /** For codes that only this write can get. */
  readonly words?: ByCode;
};

/** What became of a write, next to where it was asked for. */
export function WriteNote({ state, done, words = {} }: Props) {
  const { t } = useSpeech();
  if (state.kind === "failed") return <FailureNote failure={state.failure} words={words} />;
  return (
    <p class="write-note" role="status">
      {state.kind === "working" ? t.exclusions.saving : null}
      {state.kind === "done" && done !== undefined ? (
        <span class="good">
          <Icon name="ok" /> {done}
        </span>
      ) : null}
    </p>
  );
}
