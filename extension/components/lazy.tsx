/** A component whose code is fetched when it is first shown: what somebody doesn't open doesn't slow down what they do. */
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { Skeleton } from "./skeleton.tsx";

export type Lazy<P> = ComponentType<P> & { readonly preload: () => Promise<void> };

/** `Waiting`: what stands there until then. */
export function lazy<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Waiting: ComponentType = Skeleton,
): Lazy<P> {
  const loaded = signal<{ readonly Component: ComponentType<P> } | null>(null);
  const preload = async (): Promise<void> => {
    if (loaded.peek() === null) loaded.value = { Component: await load() };
  };
  function LazyComponent(props: P) {
    useEffect(() => void preload(), []);
    if (loaded.value === null) return <Waiting />;
    const { Component } = loaded.value;
    return <Component {...props} />;
  }
  return Object.assign(LazyComponent, { preload });
}
