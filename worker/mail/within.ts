/** The work's result, or `late` when it takes longer. The work itself goes on; nobody waits for it. */
export function within<T>(ms: number, work: Promise<T>, late: T): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(late), ms);
    void work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
