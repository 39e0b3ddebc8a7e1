/** Without what is undefined or empty: the server refuses parameters it can't use. */
export const filled = (params: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params).flatMap(([key, value]) =>
      value === undefined || value === "" ? [] : [[key, value] as const],
    ),
  );
