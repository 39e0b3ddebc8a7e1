import type { ReadonlySignal } from "@preact/signals";
import type { Language } from "../i18n/language.ts";
import { createSpeech, SpeechContext } from "../i18n/speech.ts";
import { Popup } from "./popup.tsx";
import type { PopupModel } from "./popup-model.ts";

type Props = {
  readonly model: PopupModel;
  readonly language: Language;
  readonly now: ReadonlySignal<number>;
  /** The viewer's own, unless a test says otherwise. */
  readonly timeZone?: string;
};

export function PopupApp({ model, language, now, timeZone }: Props) {
  return (
    <SpeechContext.Provider value={createSpeech(language, now.value, timeZone)}>
      <Popup model={model} />
    </SpeechContext.Provider>
  );
}
