/**
 * Personio sends local midnight with the employee's own offset (`2014-11-01T00:00:00+01:00`, `…+0100`, historic `+00:53`)
 * or a plain date. The calendar date is the first ten characters; converting to UTC would give the day before (rule 11).
 */
const DATE = /^(\d{4})-(\d{2})-(\d{2})(?![^T ])/;
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `undefined` when the text names no day, such as the zero dates `0000-00-00` and `-0001-11-30T00:00:00`. */
export function calendarDateOf(text: string): string | undefined {
  const parts = DATE.exec(text);
  if (parts === null) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year === 0 || day === 0 || day > daysIn(year, month)) return undefined;
  return text.slice(0, 10);
}

function daysIn(year: number, month: number): number {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && !isLeapYear ? 28 : (DAYS_IN_MONTH[month - 1] ?? 0);
}
