/**
 * Where people work: the zone their dates are written in, their public holidays and their currency.
 * An office of an unknown name is taken to be in Germany.
 */
export type HolidayCalendar = {
  readonly id: number;
  readonly name: string;
  readonly country: string | null;
  readonly state: string | null;
};

export type Place = {
  readonly office: string;
  readonly zone: string;
  readonly currency: string;
  readonly calendar: HolidayCalendar;
  /** Whose first and last names are usual there. */
  readonly locale: "de" | "en" | "fr" | "es" | "pl" | "nl";
};

const germany = (office: string, id: number, state: string): Place => ({
  office,
  zone: "Europe/Berlin",
  currency: "EUR",
  calendar: { id, name: `Deutschland (${state}) Feiertage`, country: "DE", state },
  locale: "de",
});

/** Personio's own calendars name country and state; the ones a company makes itself have neither. */
const abroad = (office: string, zone: string, rest: Omit<Place, "office" | "zone" | "calendar">): Place => ({
  office,
  zone,
  calendar: { id: 180 + office.length * 7, name: `${office} – Feiertage`, country: null, state: null },
  ...rest,
});

export const REMOTE_PLACE: Place = germany("Remote", 3, "Berlin");

/** In the order in which a growing company opens them. */
export const PLACES: readonly Place[] = [
  germany("Berlin", 3, "Berlin"),
  germany("Hamburg", 6, "Hamburg"),
  germany("München", 2, "Bayern"),
  abroad("London", "Europe/London", { currency: "GBP", locale: "en" }),
  abroad("New York", "America/New_York", { currency: "USD", locale: "en" }),
  abroad("Wien", "Europe/Vienna", { currency: "EUR", locale: "de" }),
  abroad("Zürich", "Europe/Zurich", { currency: "CHF", locale: "de" }),
  abroad("Paris", "Europe/Paris", { currency: "EUR", locale: "fr" }),
  abroad("Amsterdam", "Europe/Amsterdam", { currency: "EUR", locale: "nl" }),
  abroad("Madrid", "Europe/Madrid", { currency: "EUR", locale: "es" }),
  abroad("Warschau", "Europe/Warsaw", { currency: "PLN", locale: "pl" }),
  germany("Köln", 10, "Nordrhein-Westfalen"),
  abroad("Singapur", "Asia/Singapore", { currency: "SGD", locale: "en" }),
  abroad("São Paulo", "America/Sao_Paulo", { currency: "BRL", locale: "es" }),
];

const byOffice = new Map([REMOTE_PLACE, ...PLACES].map((place) => [place.office, place]));

export const placeOf = (officeName: string | undefined): Place =>
  byOffice.get(officeName ?? "") ?? REMOTE_PLACE;
