/** D1 puts its kind of failure in front of a message that may quote data; only that kind is ever logged. */
export function failureName(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return /^D1_[A-Z_]+/u.exec(error.message)?.[0] ?? error.name;
}
