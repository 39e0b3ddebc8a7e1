/** The record as rows of a file. Times are UTC, so that they sort. */
import type { AuditEvent } from "../../api/answers.ts";
import { toCsv } from "../../core/to-csv.ts";
import { actorText } from "../../i18n/actor-text.ts";
import { type AuditSpeech, actionText, auditDetails } from "./audit-details.ts";

export function auditFile(events: readonly AuditEvent[], speech: AuditSpeech): string {
  const { column } = speech.d.administration.audit.file;
  const head = [column.at, column.actor, column.action, column.code, column.subject, column.details];
  const rows = events.map((event) => [
    event.at.replace("T", " ").replace(/(?:\.\d+)?Z$/u, ""),
    actorText(event.actor, speech),
    actionText(event.action, speech),
    event.action,
    event.subject ?? "",
    detailsText(event, speech),
  ]);
  return toCsv([head, ...rows], speech.d.review.change.csv.separator);
}

const detailsText = (event: AuditEvent, speech: AuditSpeech): string =>
  auditDetails(event, speech)
    .map(({ label, text }) => (label === "" ? text : `${label}: ${text}`))
    .join("; ");
