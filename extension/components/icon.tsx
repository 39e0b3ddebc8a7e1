/** Line icons on a grid of 16. Decoration: the word beside it, or the button’s name, says what it means. */
const PATHS = {
  ok: "M3.5 8.5l3 3 6-7",
  busy: "M8 2.5a5.5 5.5 0 1 1-5.1 3.4",
  warn: "M8 4v5M8 11.6v.4",
  error: "M4.5 4.5l7 7M11.5 4.5l-7 7",
  quiet: "M5.2 8h5.6",
  close: "M4 4l8 8M12 4l-8 8",
  open: "M9.5 2.5h4v4M13 3L8 8M12 9.5v3a1 1 0 0 1-1 1H3.5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h3",
  settings: "M2.5 5h5M11.5 5h2M2.5 11h2M8.5 11h5M9.5 3v4M6.5 9v4",
  refresh: "M13 8a5 5 0 1 1-1.5-3.6M13 2.5v2.8h-2.8",
  chevron: "M6 4l4 4-4 4",
  back: "M10 4L6 8l4 4",
  lock: "M5 7.5V5.5a3 3 0 0 1 6 0v2M4 7.5h8v5.5H4z",
  mail: "M2.5 4h11v8h-11zM2.5 4.5L8 9l5.5-4.5",
  search: "M7 3a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM10 10l3.2 3.2",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
