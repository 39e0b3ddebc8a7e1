import { useState } from "preact/hooks";
import { useSpeech } from "../i18n/speech.ts";
import { Icon } from "./icon.tsx";

type Props = {
  /** What exactly is copied: there may be several such buttons. */
  readonly label: string;
  readonly text: string;
  readonly copy: (text: string) => Promise<void>;
};

/** Says beside it that it was done, until something else is copied. */
export function CopyButton({ label, text, copy }: Props) {
  const { t } = useSpeech();
  const [copied, setCopied] = useState<string | null>(null);
  return (
    <span class="copy">
      <button type="button" class="button" onClick={() => void copy(text).then(() => setCopied(text))}>
        {label}
      </button>
      <span class="good" role="status">
        {copied === text ? (
          <>
            <Icon name="ok" /> {t.app.copied}
          </>
        ) : null}
      </span>
    </span>
  );
}
