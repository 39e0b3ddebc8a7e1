/** What a server's own answers have taught. Worth keeping from one client to the next: it saves the first tries. */
import { isRecord } from "../../http/is-record.ts";
import type { PersonField } from "../destination.ts";
import { HELD } from "./dialect.ts";

export type Learnt = {
  /** How the Enterprise extension (department, manager) is written so that it stays; `null`: not yet known. */
  readonly extensionBy: "patch" | "put" | null;
  readonly isPatchless: boolean;
  /** Accepted and never kept. */
  readonly unheld: readonly PersonField[];
};

export type Lessons = {
  extensionBy(): Learnt["extensionBy"];
  isPatchless(): boolean;
  unheld(): ReadonlySet<PersonField>;
  learnExtension(by: "patch" | "put"): void;
  learnNoPatch(): void;
  learnUnheld(fields: readonly PersonField[]): void;
  all(): Learnt;
};

const NOTHING: Learnt = { extensionBy: null, isPatchless: false, unheld: [] };

export function createLessons(before: Learnt = NOTHING): Lessons {
  let learnt = before;
  let unheld: ReadonlySet<PersonField> = new Set(before.unheld);
  return {
    extensionBy: () => learnt.extensionBy,
    isPatchless: () => learnt.isPatchless,
    unheld: () => unheld,
    learnExtension(extensionBy) {
      learnt = { ...learnt, extensionBy };
    },
    learnNoPatch() {
      learnt = { ...learnt, isPatchless: true };
    },
    learnUnheld(fields) {
      unheld = new Set([...unheld, ...fields]);
      learnt = { ...learnt, unheld: [...unheld] };
    },
    all: () => learnt,
  };
}

/** What was kept of it; anything unknown is as if nothing had been learnt. */
export function parseLearnt(kept: unknown): Learnt {
  if (!isRecord(kept)) return NOTHING;
  const { extensionBy, isPatchless, unheld } = kept;
  const names: readonly unknown[] = Array.isArray(unheld) ? unheld : [];
  return {
    extensionBy: extensionBy === "patch" || extensionBy === "put" ? extensionBy : null,
    isPatchless: isPatchless === true,
    unheld: [...HELD.standard].filter((field) => names.includes(field)),
  };
}
