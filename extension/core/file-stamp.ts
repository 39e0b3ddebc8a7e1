/** An instant as part of a file's name, in the zone of whoever saves it: `2026-11-22-0401` sorts, and tells two of a day apart. */
export function fileStamp(instant: number, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const local = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", ...zone });
  return local.format(instant).replace(" ", "-").replace(":", "");
}
