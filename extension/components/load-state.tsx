/** While a list is on its way for the first time, or when it didn't come; then it is asked for again by itself, too. */
import type { Loadable } from "../stores/loadable.ts";
import { FailureNote } from "./failure-note.tsx";
import { Skeleton } from "./skeleton.tsx";
import { useRetryOnceHeard } from "./use-retry-once-heard.ts";

type Props = { readonly of: Loadable<unknown>; readonly onRetry: () => void };

export function LoadState({ of, onRetry }: Props) {
  useRetryOnceHeard(of.failure, onRetry);
  if (of.failure !== null) return <FailureNote failure={of.failure} onRetry={onRetry} />;
  return of.value !== null || !of.isLoading ? null : <Skeleton />;
}
