import { LANGUAGES, type Language } from "../i18n/language.ts";
import { useFirstSpeech } from "../i18n/speech.ts";

/** Each in its own words: whoever looks for it doesn't read the others. */
const NAMES: Readonly<Record<Language, string>> = { de: "Deutsch", en: "English" };

type Props = { readonly onChoose: (language: Language) => void };

export function LanguageSwitch({ onChoose }: Props) {
  const { t } = useFirstSpeech();
  return (
    <p class="languages">
      {LANGUAGES.filter((language) => language !== t.language).map((language) => (
        <button key={language} type="button" class="link" lang={language} onClick={() => onChoose(language)}>
          {NAMES[language]}
        </button>
      ))}
    </p>
  );
}
