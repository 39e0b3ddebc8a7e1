import { useEffect, useRef } from "preact/hooks";
import { Icon } from "./icon.tsx";

type Props = {
  readonly label: string;
  readonly value: string;
  /** Once nothing was typed for a moment. */
  readonly onSearch: (query: string) => void;
};

const QUIET_MS = 200;

/** Uncontrolled, so that no keystroke is lost while results come in. */
export function SearchField({ label, value, onSearch }: Props) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (query: string): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(query), QUIET_MS);
  };
  return (
    <div class="search">
      <Icon name="search" />
      <input
        class="input"
        type="search"
        aria-label={label}
        placeholder={label}
        defaultValue={value}
        autocomplete="off"
        onInput={(event) => search(event.currentTarget.value)}
      />
    </div>
  );
}
