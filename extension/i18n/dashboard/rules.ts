/** What the rules' pages say: the attributes and what they fill, and the set-up. */

import type { AttributeFilter } from "../../dashboard/attributes/attribute-filter.ts";
import type { TargetKind } from "../../dashboard/attributes/target-choice.ts";
import type { ByCode, ExclusionMessages } from "../messages.ts";
import type { SetUpMessages } from "./rules-set-up.ts";

type Count = (count: number) => string;

export type AttributeMessages = {
  readonly lead: string;
  /** The table's name. */
  readonly table: string;
  readonly search: string;
  readonly show: string;
  readonly filter: Readonly<Record<AttributeFilter, Count>>;
  readonly column: Readonly<Record<"attribute" | "target" | "exclusions" | "values", string>>;
  readonly found: Count;
  readonly nothingFound: string;
  readonly showAll: string;
  /** Before anything was read. */
  readonly empty: string;
  readonly toSetUp: string;
  /** Personio's types of a value. */
  readonly type: ByCode;
  readonly notReadable: string;
  readonly notReadableHint: string;
  readonly unsaved: string;
  readonly more: Count;
  readonly neverRead: string;
  readonly target: TargetMessages;
  readonly exclusion: {
    readonly title: string;
    readonly mapFirst: string;
    readonly mapNow: (label: string) => string;
    readonly birthday: string;
    readonly targetFirst: string;
  };
  readonly values: {
    readonly title: string;
    readonly none: string;
    readonly afterTarget: string;
    readonly afterRead: string;
    readonly exclude: string;
    readonly excludeValue: (value: string) => string;
    readonly excluded: string;
    readonly all: Count;
    readonly mostFrequent: Count;
    readonly atLeast: Count;
    readonly fewer: string;
    readonly people: ExclusionMessages["people"];
  };
  readonly draft: {
    readonly targets: Count;
    readonly preview: string;
    readonly previewHint: string;
    readonly starting: string;
    readonly discard: string;
    readonly running: string;
  };
  readonly failure: ByCode;
};

export type TargetMessages = {
  readonly title: string;
  readonly none: string;
  readonly team: string;
  readonly level: string;
  readonly custom: (name: string) => string;
  /** Of the status, which is no field that one can see. */
  readonly activation: string;
  readonly fixedHint: string;
  readonly birthday: string;
  readonly choice: Readonly<Record<TargetKind, { readonly label: string; readonly hint: string }>>;
  readonly recommended: string;
  readonly name: string;
  readonly nameMissing: string;
  readonly fieldsHint: string;
  readonly takenBy: (label: string) => string;
  readonly exclusionsFirst: string;
  /** What the next run takes away. */
  readonly removes: (target: string) => string;
  readonly save: string;
  readonly discard: string;
  readonly saved: (next: string | null) => string;
  readonly undone: string;
  readonly undo: string;
  readonly conflict: (label: string) => string;
  readonly mine: string;
  readonly theirs: string;
  readonly saveMine: string;
  readonly keepTheirs: string;
};

export type RuleMessages = { readonly attributes: AttributeMessages; readonly setUp: SetUpMessages };
