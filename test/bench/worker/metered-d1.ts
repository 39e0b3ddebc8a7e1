/**
 * A D1 binding that counts: statements, rows read and written as D1 itself reports them, and the largest parameter.
 * Everything else goes through unchanged.
 */
export type Meters = {
  statements: number;
  rowsRead: number;
  rowsWritten: number;
  largestParameterBytes: number;
  /** The whole database, when it was last told. */
  databaseBytes: number;
};

export const noMeters = (): Meters => {
  return { statements: 0, rowsRead: 0, rowsWritten: 0, largestParameterBytes: 0, databaseBytes: 0 };
};

type Statement = { readonly inner: D1PreparedStatement };

export function meterD1(inner: D1Database, meters: Meters): D1Database {
  const count = <T extends D1Result>(result: T): T => {
    meters.statements++;
    meters.rowsRead += result.meta.rows_read ?? 0;
    meters.rowsWritten += result.meta.rows_written ?? 0;
    meters.databaseBytes = result.meta.size_after ?? meters.databaseBytes;
    return result;
  };
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement & Statement => {
    const all = async <T>() => count(await statement.all<T>());
    const metered = {
      inner: statement,
      bind: (...values: unknown[]) => {
        for (const value of values) noteSize(value, meters);
        return wrap(statement.bind(...values));
      },
      all,
      run: all,
      first: async (column?: string) => {
        const { results } = await all<Record<string, unknown>>();
        const [row] = results;
        if (row === undefined) return null;
        return column === undefined ? row : row[column];
      },
      raw: async () => (await all<Record<string, unknown>>()).results.map((row) => Object.values(row)),
    };
    return metered as unknown as D1PreparedStatement & Statement;
  };
  const metered = {
    prepare: (sql: string) => wrap(inner.prepare(sql)),
    batch: async (statements: readonly Statement[]) =>
      (await inner.batch(statements.map((statement) => statement.inner))).map(count),
    exec: (sql: string) => inner.exec(sql),
  };
  return metered as unknown as D1Database;
}

const encoder = new TextEncoder();

function noteSize(value: unknown, meters: Meters): void {
  if (typeof value !== "string" || value.length * 3 <= meters.largestParameterBytes) return;
  meters.largestParameterBytes = Math.max(meters.largestParameterBytes, encoder.encode(value).length);
}
