import type { ComponentChildren } from "preact";
import { Icon } from "./icon.tsx";

type Props = {
  readonly onOpen: () => void;
  /** Where the text alone doesn't say what it leads to. */
  readonly label?: string;
  readonly children: ComponentChildren;
};

/** A line that leads to more about what it says. */
export function WayOn({ onOpen, label, children }: Props) {
  return (
    <button type="button" class="way-on" aria-label={label} onClick={onOpen}>
      <span>{children}</span>
      <Icon name="chevron" />
    </button>
  );
}
