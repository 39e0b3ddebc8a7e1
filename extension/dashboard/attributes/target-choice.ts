/**
 * What an attribute may fill, judged before the server is asked (it has the last word): only one attribute fills the level
 * or a custom attribute of one name, any number make teams, and the fixed fields belong to the defaults (rules 6 and 7).
 */
import type { Attribute, Target } from "../../api/answers.ts";

export const KINDS = ["none", "team", "level", "custom"] as const;
export type TargetKind = (typeof KINDS)[number];

export type TargetObjection =
  /** Its exclusions go first. */
  | { readonly kind: "exclusions-first" }
  /** `by`: the attribute that fills it already, as it is called. */
  | { readonly kind: "taken"; readonly by: string }
  | { readonly kind: "name-missing" };

/** Chosen, and not saved yet. */
export type TargetEdit = { readonly wanted: Target | null; readonly base: Target | null };

export const kindOf = (target: Target | null): TargetKind | "field" => target?.kind ?? "none";

export function sameTarget(a: Target | null, b: Target | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind === "custom") return b.kind === "custom" && a.name === b.name;
  if (a.kind === "field") return b.kind === "field" && a.field === b.field;
  return a.kind === b.kind;
}

/** The target of a kind; a custom attribute is called as the attribute is, unless it has a name already. */
export function targetOfKind(
  kind: TargetKind,
  { label, target }: Pick<Attribute, "label" | "target">,
): Target | null {
  if (kind === "none") return null;
  if (kind !== "custom") return { kind };
  return target?.kind === "custom" ? target : { kind, name: label };
}

type Asked = { readonly attribute: Attribute; readonly wanted: Target | null };

export function objectionTo({ attribute, wanted }: Asked, all: readonly Attribute[]): TargetObjection | null {
  if (wanted === null) {
    const isStillExcluding = attribute.exclusions.length > 0 && attribute.target !== null;
    return isStillExcluding ? { kind: "exclusions-first" } : null;
  }
  if (wanted.kind === "custom" && wanted.name.trim() === "") return { kind: "name-missing" };
  const rival = all.find(({ key, target }) => key !== attribute.key && isOneSlot(target, wanted));
  return rival === undefined ? null : { kind: "taken", by: rival.label };
}

function isOneSlot(theirs: Target | null, mine: Target): boolean {
  if (theirs === null || mine.kind === "team") return false;
  if (theirs.kind === "custom" && mine.kind === "custom") return fold(theirs.name) === fold(mine.name);
  return sameTarget(theirs, mine);
}

/** Names that differ in case or blanks only are one name. */
const fold = (name: string): string =>
  name
    .normalize("NFC")
    .replace(/[\s\p{Cf}]+/gu, "")
    .toLowerCase();

/** As the customer's own list recommends it. */
const RECOMMENDED: Readonly<Record<string, TargetKind>> = {
  level: "level",
  team: "team",
  subcompany: "team",
};

export const recommendedKind = (key: string): TargetKind | null => RECOMMENDED[key] ?? null;

/** With what is still to be saved, for a preview: without what wouldn't change anything. */
export const changedTargets = (
  edits: Readonly<Record<string, TargetEdit>>,
): Readonly<Record<string, Target | null>> =>
  Object.fromEntries(
    Object.entries(edits)
      .filter(([, { wanted, base }]) => !sameTarget(wanted, base))
      .map(([key, { wanted }]) => [key, wanted]),
  );
