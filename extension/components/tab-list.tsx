/** Tabs by the APG pattern: one stop for the Tab key, arrows move and choose, Home and End jump. */
import { useRef } from "preact/hooks";
import { useFirstSpeech } from "../i18n/speech.ts";

export type TabItem<T extends string> = {
  readonly id: T;
  readonly label: string;
  readonly count?: number | undefined;
};

type Props<T extends string> = {
  readonly label: string;
  readonly items: ReadonlyArray<TabItem<T>>;
  readonly chosen: T;
  readonly onChoose: (id: T) => void;
};

export const tabId = (id: string): string => `tab-${id}`;
export const panelId = (id: string): string => `panel-${id}`;

export function TabList<T extends string>({ label, items, chosen, onChoose }: Props<T>) {
  const { f } = useFirstSpeech();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const index = items.findIndex(({ id }) => id === chosen);
    const next = items[indexAfter(event.key, index, items.length)];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next.id);
    list.current?.querySelector<HTMLElement>(`#${tabId(next.id)}`)?.focus();
  };
  return (
    <div ref={list} class="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {items.map(({ id, label: name, count }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={tabId(id)}
          class="tab"
          aria-selected={id === chosen}
          aria-controls={panelId(id)}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => onChoose(id)}
        >
          {name}
          {count === undefined || count === 0 ? null : <span class="tab-count">{f.number(count)}</span>}
        </button>
      ))}
    </div>
  );
}

/** -1 for keys that don't move. */
function indexAfter(key: string, index: number, length: number): number {
  if (key === "ArrowRight") return (index + 1) % length;
  if (key === "ArrowLeft") return (index + length - 1) % length;
  if (key === "Home") return 0;
  return key === "End" ? length - 1 : -1;
}
