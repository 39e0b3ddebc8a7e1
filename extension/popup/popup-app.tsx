import type { ReadonlySignal } from "@preact/signals";
import { HeardContext } from "../components/use-retry-once-heard.ts";
import type { FirstMessages } from "../i18n/messages.ts";
import { createSpeech, SpeechContext } from "../i18n/speech.ts";
import { Popup } from "./popup.tsx";
import type { PopupModel } from "./popup-model.ts";

type Props = {
  readonly model: PopupModel;
  readonly words: ReadonlySignal<FirstMessages>;
  readonly now: ReadonlySignal<number>;
  /** The viewer's own, unless a test says otherwise. */
  readonly timeZone?: string;
};

export function PopupApp({ model, words, now, timeZone }: Props) {
  return (
    <SpeechContext.Provider value={createSpeech(words.value, now.value, timeZone)}>
      <HeardContext.Provider value={model.session.heardAt}>
        <Popup model={model} />
      </HeardContext.Provider>
    </SpeechContext.Provider>
  );
}
