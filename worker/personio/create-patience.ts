/**
 * How long a Personio in trouble has been waited for (rule 31): the time during which at least one request was failing or
 * waiting because of a failure. Requests in trouble at the same time count once; time that goes well does not count.
 */
export type Patience = {
  /** A request is in trouble since then: since the attempt that failed was sent. Pairs with `leave`. */
  enter(since: number): void;
  leave(): void;
  isTried(): boolean;
  spentMs(): number;
  remainingMs(): number;
  /** What may still be spent on pauses: a little less, so that the last pause is followed by a try and not by the end. */
  spareMs(): number;
};

const LAST_TRY_MS = 1_000;

type Budget = { readonly budgetMs: number; readonly alreadySpentMs: number };

export function createPatience({ budgetMs, alreadySpentMs }: Budget, now: () => number): Patience {
  let spentBeforeMs = alreadySpentMs;
  let inTrouble = 0;
  let openedAt = 0;
  let closedAt = Number.NEGATIVE_INFINITY;

  const lastTryMs = Math.min(LAST_TRY_MS, budgetMs / 10);
  const spentMs = () => spentBeforeMs + (inTrouble === 0 ? 0 : now() - openedAt);
  return {
    enter(since) {
      const uncounted = Math.max(since, closedAt);
      openedAt = inTrouble === 0 ? uncounted : Math.min(openedAt, uncounted);
      inTrouble += 1;
    },
    leave() {
      if (inTrouble === 1) {
        spentBeforeMs = spentMs();
        closedAt = now();
      }
      inTrouble -= 1;
    },
    isTried: () => inTrouble > 0,
    spentMs,
    remainingMs: () => Math.max(0, budgetMs - spentMs()),
    spareMs: () => Math.max(0, budgetMs - spentMs() - lastTryMs),
  };
}
