/** Fourteen days as bars: how tall says how much was changed, colour and the table for screen readers say how it went. */
import type { Status } from "../api/answers.ts";
import { useSpeech } from "../i18n/speech.ts";

type Day = {
  readonly day: string;
  readonly state: Status["history"][number]["state"] | "none";
  readonly changes: number;
};

const DAYS = 14;
const DAY_MS = 86_400_000;
const LOWEST = 5;
const HEIGHT = 28;
const PITCH = 10;
const WIDTH = 7;

/** Days without a run have no entry; they are gaps. Oldest first. */
export function toDays(history: Status["history"], today: string): readonly Day[] {
  const known = new Map(history.map((entry) => [entry.day, entry]));
  const last = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(last - (DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10);
    return known.get(day) ?? { day, state: "none" as const, changes: 0 };
  });
}

export function HistoryStrip({ history, today }: { history: Status["history"]; today: string }) {
  const { t, f } = useSpeech();
  const days = toDays(history, today);
  const most = Math.max(1, ...days.map(({ changes }) => changes));
  const bad = days.filter(({ state }) => state === "failed" || state === "paused").length;
  const tell = ({ day, state, changes }: Day): string =>
    t.status.historyDay({ day: f.day(day), state: t.status.dayState[state], changes });
  return (
    <figure class="history">
      <svg viewBox={`0 0 ${DAYS * PITCH - (PITCH - WIDTH)} ${HEIGHT}`} aria-hidden="true" focusable="false">
        {days.map((day, index) => {
          const height =
            day.state === "none" ? 2 : LOWEST + (HEIGHT - LOWEST) * Math.sqrt(day.changes / most);
          return (
            <rect
              key={day.day}
              data-state={day.state}
              x={index * PITCH}
              y={HEIGHT - height}
              width={WIDTH}
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
        <span>{bad === 0 ? t.status.historyAllGood : t.status.historyBad(bad)}</span>
      </figcaption>
      <ul class="sr-only">
        {days.map((day) => (
          <li key={day.day}>{tell(day)}</li>
        ))}
      </ul>
    </figure>
  );
}
