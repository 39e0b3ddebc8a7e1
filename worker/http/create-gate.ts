/** Lets so many in at a time; the rest wait in line. A Worker has six connections, and Personio is to feel few of them. */
export type Gate = { pass<T>(work: () => Promise<T>): Promise<T> };

export function createGate(places: number): Gate {
  const line: (() => void)[] = [];
  let free = places;

  async function enter(): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((admit) => line.push(admit));
  }
  function leave(): void {
    const next = line.shift();
    if (next === undefined) free += 1;
    else next();
  }
  return {
    async pass(work) {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
