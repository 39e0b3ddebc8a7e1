/** What a code of the server's is told as. A newer server may know codes that we don't: then the general words, which name it. */
export function toldByCode<T>(
  code: string,
  known: Readonly<Record<string, T>>,
  unknown: (code: string) => T,
): T {
  const words = Object.hasOwn(known, code) ? known[code] : undefined;
  return words ?? unknown(code);
}
