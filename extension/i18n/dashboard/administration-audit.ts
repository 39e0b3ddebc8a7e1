import type { AuditAction, AuditGroup } from "../../core/audit-actions.ts";
import type { ByCode } from "../messages.ts";

type Count = (count: number) => string;

export type AuditMessages = {
  readonly lead: string;
  readonly table: string;
  readonly column: Readonly<Record<"when" | "who" | "what", string>>;
  readonly action: Readonly<Record<AuditAction, string>>;
  readonly unknownAction: (code: string) => string;
  readonly group: Readonly<Record<AuditGroup, string>>;
  readonly filter: {
    readonly action: string;
    readonly everything: string;
    readonly actor: string;
    readonly everybody: string;
    readonly subject: string;
    readonly subjectOff: string;
    readonly only: (actor: string) => string;
    readonly onlySubject: string;
    readonly clear: string;
  };
  readonly open: Readonly<Record<"account" | "run" | "team" | "attribute", string>>;
  readonly empty: string;
  readonly emptyFilter: string;
  readonly shown: Count;
  readonly hasMore: Count;
  readonly detail: {
    readonly changed: string;
    readonly empty: string;
    readonly team: string;
    readonly name: string;
    readonly held: Count;
    readonly reminder: string;
    readonly unclear: string;
    readonly role: (by: { email: string; role: string }) => string;
    readonly roleChange: (by: { email: string; before: string; after: string }) => string;
    readonly device: (by: { name: string; email: string | null }) => string;
    readonly destination: Readonly<Record<"enabled" | "address" | "token", string>>;
    readonly via: ByCode;
    readonly reason: ByCode;
    readonly unknownReason: (code: string) => string;
    readonly key: (by: { before: string; after: string }) => string;
  };
  readonly file: {
    readonly shown: Count;
    readonly all: string;
    readonly loading: Count;
    readonly done: Count;
    readonly name: (day: string) => string;
    readonly column: Readonly<Record<"at" | "actor" | "action" | "code" | "subject" | "details", string>>;
  };
};
