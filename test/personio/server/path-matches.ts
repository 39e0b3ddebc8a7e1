/** `/v1/auth` is that path alone; `/v1/company/*` everything below it; `*` everything. */
export const pathMatches = (path: string, pattern: string): boolean =>
  pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
