import type { FirstStatusMessages } from "./messages.ts";
import { createNumber } from "./number.ts";
import { createPlural } from "./plural.ts";

const number = createNumber("de");
const plural = createPlural("de");
const people = (count: number): string => plural(count, { one: "# Person", other: "# Personen" });

export const deStatus: FirstStatusMessages = {
  lastRun: "Letzter Sync",
  planned: "Geplant, noch nicht ausgeführt:",
  nextRun: "Nächster Sync",
  noNextRun: "nicht geplant",
  delay: "Änderungen in Personio kommen spätestens dann an.",
  people,
  counts: {
    created: () => "neu",
    updated: () => "geändert",
    deactivated: () => "deaktiviert",
    reactivated: () => "reaktiviert",
    failed: () => "Fehler",
  },
  excluded: (count) => `${number(count)} ausgeschlossen`,
  held: (count) => `${number(count)} zurückgestellt`,
  waiting: (count) => `${number(count)} nicht aktiv`,
  progress: (done, total) => `${number(done)} von ${people(total)}`,
  applied: (done, total) => `${number(done)} von ${number(total)} Änderungen`,
  phase: {
    queued: "Gleich geht es los",
    reading: "Liest Personio",
    planning: "Vergleicht",
    applying: "Überträgt",
  },
  history: "Letzte 14 Tage",
  historyAllGood: "alle erfolgreich",
  historyBad: (count) => plural(count, { one: "# Tag mit Problemen", other: "# Tage mit Problemen" }),
  historyWarned: (count) => plural(count, { one: "# Tag mit Hinweisen", other: "# Tage mit Hinweisen" }),
  historyDay: ({ day, state, changes }) =>
    `${day}: ${state}, ${plural(changes, { one: "# Änderung", other: "# Änderungen" })}`,
  dayState: {
    ok: "in Ordnung",
    warning: "mit Hinweisen",
    paused: "angehalten",
    failed: "fehlgeschlagen",
    none: "kein Sync",
  },
};
