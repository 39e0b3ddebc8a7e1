import { useFirstSpeech } from "../i18n/speech.ts";

/** A point in time as people say it; hovering tells it in full. */
export function Moment({ at, text }: { readonly at: number; readonly text?: string }) {
  const { f, now } = useFirstSpeech();
  return (
    <time dateTime={new Date(at).toISOString()} title={f.full(at)}>
      {text ?? f.moment(at, now)}
    </time>
  );
}
