/** While a list is on its way for the first time, or when it didn't come. */
import type { Loadable } from "../stores/loadable.ts";
import { FailureNote } from "./failure-note.tsx";
import { Skeleton } from "./skeleton.tsx";

type Props = { readonly of: Loadable<unknown>; readonly onRetry: () => void };

export function LoadState({ of, onRetry }: Props) {
  if (of.failure !== null) return <FailureNote failure={of.failure} onRetry={onRetry} />;
  return of.value !== null || !of.isLoading ? null : <Skeleton />;
}
