/** A part of the settings: what it is about at the side, its fields beside it. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

type Props = {
  readonly title: string;
  readonly about: string;
  readonly children: ComponentChildren;
};

export function Part({ title, about, children }: Props) {
  const id = useId();
  return (
    <section class="part" aria-labelledby={id}>
      <header class="part-head">
        <h2 id={id}>{title}</h2>
        <p>{about}</p>
      </header>
      <div class="part-body">{children}</div>
    </section>
  );
}
