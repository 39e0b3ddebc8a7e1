import type { Role } from "../../api/answers.ts";
import type { ByCode } from "../messages.ts";

type Count = (count: number) => string;

export type AdminMessages = {
  readonly lead: string;
  readonly admins: string;
  readonly adminsAbout: string;
  readonly column: Readonly<Record<"admin" | "role" | "since" | "actions", string>>;
  readonly you: string;
  readonly since: (by: { when: string; who: string }) => string;
  readonly roleOf: (email: string) => string;
  readonly roles: {
    readonly title: string;
    readonly may: Readonly<Record<Role, string>>;
  };
  readonly add: {
    readonly title: string;
    readonly email: string;
    readonly emailHint: string;
    readonly emailMissing: string;
    readonly emailInvalid: string;
    readonly role: string;
    readonly submit: string;
    readonly added: (by: { email: string; host: string }) => string;
    readonly changed: (by: { email: string; role: string }) => string;
  };
  readonly change: {
    readonly title: (email: string) => string;
    readonly body: (by: { before: string; after: string }) => string;
    readonly own: string;
    readonly confirm: string;
    readonly done: (by: { email: string; role: string }) => string;
  };
  readonly remove: {
    readonly button: string;
    readonly buttonOf: (email: string) => string;
    readonly title: (email: string) => string;
    readonly body: string;
    readonly own: string;
    readonly confirm: string;
    readonly done: (email: string) => string;
  };
  readonly devices: DeviceMessages;
  readonly keys: KeyMessages;
  readonly failure: ByCode;
};

export type DeviceMessages = {
  readonly title: string;
  readonly about: Readonly<Record<"own" | "all", string>>;
  readonly column: Readonly<Record<"device" | "person" | "used" | "added" | "actions", string>>;
  readonly current: string;
  readonly via: Readonly<Record<"oauth" | "pairing", string>>;
  readonly empty: string;
  readonly button: string;
  readonly buttonOf: (name: string) => string;
  readonly confirmTitle: (name: string) => string;
  readonly body: string;
  readonly bodyOther: (email: string) => string;
  readonly bodyCurrent: string;
  readonly confirm: string;
  readonly done: (name: string) => string;
};

export type KeyMessages = {
  readonly title: string;
  readonly about: string;
  readonly rotate: string;
  readonly current: (key: string) => string;
  readonly resealed: Count;
  readonly inUse: (keys: string) => string;
  readonly unreadable: Count;
};
