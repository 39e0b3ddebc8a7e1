/** The behaviour of a tag field: what keys do, what is suggested, what is said. Its looks are in tag-field.tsx. */
import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import { normalizeValue } from "../core/exclusion-draft.ts";
import { type KnownValue, suggestionsFor } from "../core/value-advice.ts";
import type { ExclusionMessages } from "../i18n/messages.ts";

export type TagInputOptions = {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly values: readonly string[];
  readonly known: readonly KnownValue[];
  /** What was being typed when the popup closed. */
  readonly text: string;
  readonly t: ExclusionMessages;
  readonly onValues: (values: readonly string[]) => void;
  readonly onText: (text: string) => void;
};

type InputEvent = { readonly currentTarget: HTMLInputElement };

const MAX_CHARACTERS = 200;

export function useTagInput({ input, values, known, text, t, onValues, onText }: TagInputOptions) {
  const [typed, setTyped] = useState(text);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [spoken, setSpoken] = useState("");
  const [error, setError] = useState("");
  const offered = known.filter(({ value }) => !values.includes(value));
  const suggestions = isOpen ? suggestionsFor(typed, offered) : [];

  /** What people see of it, where the value itself is an id. */
  const labelOf = (value: string): string => known.find((one) => one.value === value)?.label ?? value;

  const write = (next: string): void => {
    setTyped(next);
    setActive(-1);
    setError("");
    onText(next);
  };
  const clear = (): void => {
    if (input.current !== null) input.current.value = "";
    write("");
  };

  const add = (raw: readonly string[]): void => {
    const judged = judge(raw, values, t);
    if (judged.kind === "refused") setError(judged.why);
    if (judged.kind !== "fresh") return;
    clear();
    // Open, they would lie on the warning that the new value may bring.
    setOpen(false);
    onValues([...values, ...judged.values]);
    setSpoken(t.added(judged.values.map(labelOf).join(", "), values.length + judged.values.length));
  };
  const remove = (value: string): void => {
    onValues(values.filter((other) => other !== value));
    setSpoken(t.removed(labelOf(value), values.length - 1));
  };
  const onKeyDown = (event: KeyboardEvent & InputEvent): void => {
    const step = stepFor(event, { suggestions, active, hasValues: values.length > 0 });
    if (step === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (step.kind === "add") add([step.value]);
    if (step.kind === "move") setActive(step.to);
    if (step.kind === "clear") clear();
    if (step.kind === "open" || step.kind === "close") setOpen(step.kind === "open");
    if (step.kind === "to-last-chip") lastChip(event.currentTarget)?.focus();
  };
  const onInput = ({ currentTarget }: InputEvent): void => {
    setOpen(true);
    write(currentTarget.value);
  };
  return { input, suggestions, active, spoken, error, setOpen, add, remove, onKeyDown, onInput };
}

type Judged =
  | { readonly kind: "nothing" }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "fresh"; readonly values: readonly string[] };

function judge(raw: readonly string[], values: readonly string[], t: ExclusionMessages): Judged {
  const wanted = [...new Set(raw.map(normalizeValue))].filter((value) => value !== "");
  const [first] = wanted;
  if (first === undefined) return { kind: "nothing" };
  if (wanted.some((value) => value.length > MAX_CHARACTERS)) return { kind: "refused", why: t.tooLong };
  const fresh = wanted.filter((value) => !values.includes(value));
  return fresh.length === 0 ? { kind: "refused", why: t.duplicate(first) } : { kind: "fresh", values: fresh };
}

type Step =
  | { readonly kind: "add"; readonly value: string }
  | { readonly kind: "move"; readonly to: number }
  | { readonly kind: "open" | "close" | "clear" | "to-last-chip" };

type Situation = {
  readonly suggestions: readonly KnownValue[];
  readonly active: number;
  readonly hasValues: boolean;
};

/** `null`: the browser's own. A second Escape is the browser's, and closes the popup. */
function stepFor(
  event: KeyboardEvent & InputEvent,
  { suggestions, active, hasValues }: Situation,
): Step | null {
  const { value } = event.currentTarget;
  const isExpanded = suggestions.length > 0;
  // Enter ends the word of an input method, not the value.
  if (event.isComposing) return null;
  switch (event.key) {
    case "Enter":
      return { kind: "add", value: suggestions[active]?.value ?? value };
    case "ArrowDown":
      return isExpanded
        ? { kind: "move", to: Math.min(active + 1, suggestions.length - 1) }
        : { kind: "open" };
    case "ArrowUp":
      return isExpanded ? { kind: "move", to: Math.max(active - 1, -1) } : null;
    case "Escape":
      if (isExpanded) return { kind: "close" };
      return value === "" ? null : { kind: "clear" };
    case "Backspace":
      return value === "" && hasValues ? { kind: "to-last-chip" } : null;
    default:
      return null;
  }
}

const lastChip = (input: HTMLElement): HTMLElement | undefined =>
  [...(input.closest(".tag-field")?.querySelectorAll<HTMLElement>(".chip button") ?? [])].at(-1);
