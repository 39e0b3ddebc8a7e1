/** Fourteen days as bars: how tall says how much was changed, colour and the table for screen readers say how it went. */
import type { Status } from "../api/answers.ts";
import type { FirstStatusMessages } from "../i18n/messages.ts";
import { useFirstSpeech } from "../i18n/speech.ts";

type Day = {
  readonly day: string;
  readonly state: Status["history"][number]["state"] | "none";
  readonly changes: number;
};

const DAYS = 14;
const DAY_MS = 86_400_000;
const LOWEST = 5;
/** In the units of the picture; `pitch` is from one bar to the next. */
const NARROW = { height: 28, pitch: 10, width: 7 };
const WIDE = { height: 64, pitch: 60, width: 44 };

/** Days without a run have no entry; they are gaps. Oldest first. */
export function toDays(history: Status["history"], today: string): readonly Day[] {
  const known = new Map(history.map((entry) => [entry.day, entry]));
  const last = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(last - (DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10);
    return known.get(day) ?? { day, state: "none" as const, changes: 0 };
  });
}

type Props = {
  readonly history: Status["history"];
  readonly today: string;
  /** Where there is room for it. */
  readonly isWide?: boolean;
};

export function HistoryStrip({ history, today, isWide = false }: Props) {
  const { height: full, pitch, width } = isWide ? WIDE : NARROW;
  const { t, f } = useFirstSpeech();
  const days = toDays(history, today);
  const most = Math.max(1, ...days.map(({ changes }) => changes));
  const tell = ({ day, state, changes }: Day): string =>
    t.status.historyDay({ day: f.day(day), state: t.status.dayState[state], changes });
  return (
    <figure class="history">
      <svg viewBox={`0 0 ${DAYS * pitch - (pitch - width)} ${full}`} aria-hidden="true" focusable="false">
        {days.map((day, index) => {
          const height = day.state === "none" ? 2 : LOWEST + (full - LOWEST) * Math.sqrt(day.changes / most);
          return (
            <rect
              key={day.day}
              data-state={day.state}
              x={index * pitch}
              y={full - height}
              width={width}
              height={height}
              rx={1.5}
            >
              <title>{tell(day)}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption>
        {t.status.history}
        <br />
        <span>{sumUp(days, t.status)}</span>
      </figcaption>
      <ul class="sr-only">
        {days.map((day) => (
          <li key={day.day}>{tell(day)}</li>
        ))}
      </ul>
    </figure>
  );
}

/** The worst there was. */
function sumUp(days: readonly Day[], t: FirstStatusMessages): string {
  const count = (wanted: Day["state"]): number => days.filter(({ state }) => state === wanted).length;
  const bad = count("failed") + count("paused");
  if (bad > 0) return t.historyBad(bad);
  const warned = count("warning");
  return warned > 0 ? t.historyWarned(warned) : t.historyAllGood;
}
