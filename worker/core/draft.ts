/**
 * A change of the configuration before it is in force: targets and exclusions of some attributes in place of those that
 * are saved. One change saved by an admin and a whole draft of a preview are judged alike, by what would come out
 * (product.md, rules 6 to 8 and 24).
 */
import { customNameKey } from "./custom-name.ts";
import type { AttributeKey } from "./employee.ts";
import type { ExclusionRule } from "./exclusion.ts";
import { DEFAULT_TARGETS, isBirthday, mappingOf, type Target } from "./mapping.ts";

/** What is not named stays as it is saved. */
export type Draft = {
  /** `null`: taken away. */
  readonly targets: ReadonlyMap<AttributeKey, Target | null>;
  readonly exclusions: ReadonlyMap<AttributeKey, readonly string[]>;
};

export const NO_DRAFT: Draft = { targets: new Map(), exclusions: new Map() };

export type Configuration = {
  /** Own targets, without the defaults. */
  readonly targets: ReadonlyArray<readonly [AttributeKey, Target]>;
  readonly exclusions: readonly ExclusionRule[];
};

export type DraftRefusal =
  | {
      readonly reason:
        | "unknown-attribute"
        | "birthday-not-synced"
        | "default-attribute"
        | "exclusions-first"
        | "map-first";
      readonly key: AttributeKey;
    }
  /** `by` fills the target already. */
  | { readonly reason: "target-taken"; readonly key: AttributeKey; readonly by: AttributeKey };

/** The attributes there are, and how Personio calls them everywhere. */
export type KnownAttributes = ReadonlyMap<AttributeKey, { readonly universalId: string | null }>;

/** The configuration as it would be. */
export function withDraft<C extends Configuration>(config: C, { targets, exclusions }: Draft): C {
  const kept = config.targets.filter(([key]) => !targets.has(key));
  const set = [...targets].flatMap(([key, target]) => (isOwn(key, target) ? [[key, target] as const] : []));
  const rules = [...exclusions].flatMap(([key, values]) => values.map((value) => ({ key, value })));
  return {
    ...config,
    targets: [...kept, ...set],
    exclusions: [...config.exclusions.filter((rule) => !exclusions.has(rule.key)), ...rules],
  };
}

const isOwn = (key: AttributeKey, target: Target | null): target is Target =>
  target !== null && !isDefault(key);

const DEFAULTS: ReadonlyMap<AttributeKey, Target> = new Map(Object.entries(DEFAULT_TARGETS));

export const isDefault = (key: AttributeKey): boolean => DEFAULTS.has(key);

/** `null`: nothing speaks against it. Only what the draft names is judged. */
export function judgeDraft(
  draft: Draft,
  saved: { readonly config: Configuration; readonly attributes: KnownAttributes },
): DraftRefusal | null {
  const after = withDraft(saved.config, draft);
  for (const [key, target] of draft.targets) {
    const reason = objectionToKey(key, { attributes: saved.attributes, isEmpty: target === null });
    if (reason !== null) return { reason, key };
    const refusal = judgeTarget(key, target, { before: saved.config, after });
    if (refusal !== null) return refusal;
  }
  for (const [key, values] of draft.exclusions) {
    const reason = objectionToKey(key, { attributes: saved.attributes, isEmpty: values.length === 0 });
    if (reason !== null) return { reason, key };
    if (values.length > 0 && needsTarget(key) && !hasTarget(key, after)) return { reason: "map-first", key };
  }
  return null;
}

/** What was configured before Personio said that it is the birthday can still be taken away. */
function objectionToKey(
  key: AttributeKey,
  { attributes, isEmpty }: { readonly attributes: KnownAttributes; readonly isEmpty: boolean },
): "unknown-attribute" | "birthday-not-synced" | null {
  const known = attributes.get(key);
  if (isBirthday({ key, universalId: known?.universalId ?? null }) && !isEmpty) return "birthday-not-synced";
  return known === undefined ? "unknown-attribute" : null;
}

/** Custom attributes are read only for a target, so an exclusion by one without would not know anybody's value. */
const needsTarget = (key: AttributeKey): boolean => key.startsWith("dynamic_");

const hasTarget = (key: AttributeKey, { targets }: Configuration): boolean =>
  targets.some(([mapped]) => mapped === key);

type Sides = { readonly before: Configuration; readonly after: Configuration };

function judgeTarget(
  key: AttributeKey,
  target: Target | null,
  { before, after }: Sides,
): DraftRefusal | null {
  const fixed = DEFAULTS.get(key);
  if (fixed !== undefined) {
    const isSame = target !== null && slotOf(key, target) === slotOf(key, fixed);
    return isSame ? null : { reason: "default-attribute", key };
  }
  if (target === null) {
    const isStillExcluding = after.exclusions.some((rule) => rule.key === key);
    return isStillExcluding && hasTarget(key, before) ? { reason: "exclusions-first", key } : null;
  }
  const rival = [...mappingOf(after.targets)].find(
    ([other, theirs]) => other !== key && slotOf(other, theirs) === slotOf(key, target),
  );
  return rival === undefined ? null : { reason: "target-taken", key, by: rival[0] };
}

/** What can be filled once only, as text. Any number of attributes make teams. */
function slotOf(key: AttributeKey, target: Target): string {
  if (target.kind === "team") return `team:${key}`;
  if (target.kind === "level") return "level";
  if (target.kind === "field") return `field:${target.field}`;
  return `custom:${customNameKey(target.name)}`;
}
