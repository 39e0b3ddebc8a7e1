/** What an entry of the record says besides its action. Each has its own shape, and an older version may have written it. */
import type { AuditEvent, Role, Target } from "../../api/answers.ts";
import { isAuditAction } from "../../core/audit-actions.ts";
import type { OperationMessages } from "../../i18n/dashboard/operations.ts";
import { fieldName, fieldValue } from "../../i18n/field-names.ts";
import { toldByCode } from "../../i18n/told-by-code.ts";
import { type Fields, isFields, isOneOf, isText, isTexts } from "../../storage/parse-stored.ts";
import { targetText } from "../attributes/target-text.ts";
import type { LabelOf } from "../runs/attribute-labels.ts";
import {
  connectionChanges,
  documentChanges,
  listChange,
  type SaidChange,
  type SettingSpeech,
} from "../settings/setting-words.ts";

export type AuditSpeech = SettingSpeech & {
  readonly labelOf: LabelOf;
  readonly teamNameOf: (id: string) => string | null;
  readonly operations: OperationMessages;
};

/** What was done; a newer server may know actions that we don't. */
export function actionText(action: string, { d }: Pick<AuditSpeech, "d">): string {
  const words = d.administration.audit;
  return isAuditAction(action) ? words.action[action] : words.unknownAction(action);
}

/** What was refused. */
const operationText = (operation: string | null, { operations }: AuditSpeech): string | null =>
  operation === null ? null : toldByCode(operation, operations.refused, operations.unknown);

/** A label that is empty: the text says it all. */
export function auditDetails(event: AuditEvent, speech: AuditSpeech): readonly SaidChange[] {
  const { action, subject } = event;
  const [before, after] = [fieldsOf(event.before), fieldsOf(event.after)];
  const words = speech.d.administration.audit.detail;
  const { history } = speech.d.administration.settings;
  switch (action) {
    case "config.settings":
      return documentChanges(event.before, event.after, speech);
    case "config.target":
      return [
        {
          label: history.target(speech.labelOf(subject ?? "")),
          text: history.change({
            before: targetText(targetOf(event.before), speech),
            after: targetText(targetOf(event.after), speech),
          }),
        },
      ];
    case "config.exclusions":
      return [
        {
          label: history.exclusions(speech.labelOf(subject ?? "")),
          text: listChange(event.before, event.after, speech),
        },
      ];
    case "config.connection":
      return connectionChanges(event.before, event.after, speech);
    case "destination.saved":
      return destinationChanges(before, after, speech);
    case "account.create":
    case "account.update":
      return fieldChanges(before, after, speech);
    case "account.join-team":
      return teamOf(after, speech);
    case "account.leave-team":
      return teamOf(before, speech);
    case "team.create":
      return plain(textIn(after, "name"));
    case "team.update":
      return plain(
        history.change({ before: textIn(before, "name") ?? "", after: textIn(after, "name") ?? "" }),
      );
    case "run.approved": {
      const held = isTexts(after["hold"]) ? after["hold"].length : 0;
      return plain(held === 0 ? null : words.held(held));
    }
    case "invitation.sent":
      return [
        ...plain(after["reminder"] === true ? words.reminder : null),
        ...plain(after["outcome"] === "unknown" ? words.unclear : null),
      ];
    case "secret.resealed":
      return plain(words.key({ before: textIn(before, "key") ?? "–", after: textIn(after, "key") ?? "–" }));
    case "access.refused":
      return plain(operationText(subject, speech));
    default:
      return accessDetails(action, { before, after }, speech);
  }
}

/** The token is on record as set or replaced, never as what it is. */
function destinationChanges(before: Fields, after: Fields, { d }: AuditSpeech): readonly SaidChange[] {
  const words = d.administration.audit.detail.destination;
  const { on, off, secretState } = d.administration.settings.history;
  const [address, token] = [textIn(after, "baseUrl") ?? "", after["token"]];
  return [
    { field: "enabled", label: words.enabled, text: after["enabled"] === true ? on : off },
    { field: "baseUrl", label: words.address, text: address },
    { field: "token", label: words.token, text: secretState[token === "replaced" ? "replaced" : "set"] },
  ].flatMap(({ field, label, text }) => (before[field] === after[field] ? [] : [{ label, text }]));
}

type Sides = { readonly before: Fields; readonly after: Fields };

function accessDetails(action: string, { before, after }: Sides, { d }: AuditSpeech): readonly SaidChange[] {
  const words = d.administration.audit.detail;
  const via = words.via[textIn(after, "via") ?? ""] ?? null;
  const code = textIn(after, "reason");
  const reason = code === null ? null : toldByCode(code, words.reason, words.unknownReason);
  switch (action) {
    case "sign-in.succeeded":
      return plain(via);
    case "sign-in.refused":
      return [...plain(via), ...plain(reason)];
    case "device.added":
      return [...plain(textIn(after, "name")), ...plain(via)];
    case "device.ended":
      return [
        ...plain(words.device({ name: textIn(before, "name") ?? "–", email: textIn(before, "email") })),
        ...plain(reason),
      ];
    case "admin.appointed":
    case "admin.removed":
      return plain(roleText({ before, after }, d.rules.setUp.server.role, words));
    default:
      return [];
  }
}

const plain = (text: string | null): readonly SaidChange[] => (text === null ? [] : [{ label: "", text }]);

const isRole = isOneOf<Role>(["owner", "editor", "viewer"]);

function roleText(
  { before, after }: Sides,
  role: Readonly<Record<Role, string>>,
  words: SettingSpeech["d"]["administration"]["audit"]["detail"],
): string | null {
  const email = textIn(after, "email") ?? textIn(before, "email");
  const [old, now] = [before["role"], after["role"]];
  if (email === null) return null;
  if (isRole(old) && isRole(now)) return words.roleChange({ email, before: role[old], after: role[now] });
  const only = isRole(now) ? now : old;
  return isRole(only) ? words.role({ email, role: role[only] }) : email;
}

/** Of custom attributes each is a field of its own. Whoever manages somebody is on record by id, so it is only said that it changed. */
function fieldChanges(before: Fields, after: Fields, { t, f, d }: AuditSpeech): readonly SaidChange[] {
  const words = d.administration.audit.detail;
  const { history } = d.administration.settings;
  const [old, now] = [flat(before), flat(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  const say = (field: string, value: unknown): string =>
    (isValue(value) ? fieldValue(field, value, { ...t.run.field, ...f }) : null) ?? words.empty;
  return names
    .filter((field) => say(field, old[field]) !== say(field, now[field]))
    .map((field) => ({
      label: fieldName(field, t.run.field),
      text:
        field === "manager"
          ? words.changed
          : history.change({ before: say(field, old[field]), after: say(field, now[field]) }),
    }));
}

function flat({ custom, ...fields }: Fields): Fields {
  const own = Object.entries(fieldsOf(custom)).map(([name, value]) => [`custom.${name}`, value] as const);
  return { ...fields, ...Object.fromEntries(own) };
}

type Value = string | number | readonly string[];
const isValue = (value: unknown): value is Value =>
  isText(value) || typeof value === "number" || isTexts(value);

/** `{"teams": [[id, source]]}` */
function teamOf({ teams }: Fields, { d, teamNameOf }: AuditSpeech): readonly SaidChange[] {
  const [first] = Array.isArray(teams) ? teams : [];
  const id: unknown = Array.isArray(first) ? first[0] : undefined;
  const name = isText(id) ? teamNameOf(id) : null;
  return name === null ? [] : [{ label: d.administration.audit.detail.team, text: name }];
}

/** A target as it is on record; what can't be read is none. */
function targetOf(stored: unknown): Target | null {
  if (!isFields(stored)) return null;
  const { kind, name } = stored;
  if (kind === "level" || kind === "team") return { kind };
  return kind === "custom" && isText(name) ? { kind, name } : null;
}

const fieldsOf = (side: unknown): Fields => (isFields(side) ? side : {});
const textIn = (side: Fields, key: string): string | null => {
  const value = side[key];
  return isText(value) ? value : null;
};
