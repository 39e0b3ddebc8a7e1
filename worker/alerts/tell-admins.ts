/**
 * Tells the addresses in the settings what they have to know: at the end of each run, and with every tick. An alert is
 * told once, its end once; a mail that could not be sent waits for the next tick. If only some of the addresses could be
 * reached the alert counts as told: nobody is to get it twice.
 */
import { decideAlerts } from "../core/alerts.ts";
import { type AlertMail, alertMail } from "../mail/alert-mail.ts";
import type { Mail, MailOutcome } from "../mail/mailer.ts";
import type { AlertPorts } from "./alert-ports.ts";
import { type ClaimedAlert, claimAlerts, saveDecision, settleAlert } from "./alert-rows.ts";
import { loadSituation, type RunProblem, type Situation } from "./load-situation.ts";

/** `scheduledAt`, of a tick: by it the sync is late or not; everything else goes by the clock. */
export async function tellAdmins(ports: AlertPorts, scheduledAt = 0): Promise<void> {
  const { db, now } = ports;
  const at = now();
  const situation = await loadSituation(db, Math.max(at, scheduledAt));
  const decision = decideAlerts(situation.standing, situation.known);
  await saveDecision(db, decision, at);
  const isQuiet = decision.raise.length === 0 && situation.known.length === 0;
  if (isQuiet || situation.settings.alerts.emails.length === 0) return;
  const claimed = await claimAlerts(db, at);
  for (const alert of claimed.filter(({ isOver }) => !isOver)) {
    await tell(ports, [alert], mailsOf(ports, situation, said(alert, situation, at)));
  }
  const over = claimed.filter(({ isOver }) => isOver);
  const ended = new Set([...decision.end, ...decision.forget]);
  const [first] = over;
  if (first === undefined) return;
  const isAll =
    decision.raise.length === 0 && situation.known.every(({ kind, isOver }) => isOver || ended.has(kind));
  await tell(ports, over, mailsOf(ports, situation, { kind: "well-again", was: first.kind, isAll }));
}

type Said = AlertMail["alert"];

function said({ kind }: ClaimedAlert, { problems, quietSince }: Situation, at: number): Said {
  switch (kind) {
    case "paused":
      return { kind, ...limitOf(problems.paused) };
    case "destination-paused":
      return { kind, ...limitOf(problems.plan) };
    case "failing":
      return { kind, code: problems.failed.code };
    case "overdue":
      return { kind, hours: Math.floor((at - (quietSince ?? at)) / 3_600_000) };
    case "destination-stopped":
      return { kind, code: problems.destination.code };
    case "destination-away":
      return {
        kind,
        hours: Math.floor((at - Number(problems.destination.params["since"] ?? at)) / 3_600_000),
      };
  }
}

const limitOf = ({ code, params }: RunProblem) => ({
  code,
  planned: Number(params["planned"] ?? 0),
  allowed: Number(params["allowed"] ?? 0),
});

function mailsOf({ publicUrl }: AlertPorts, { settings }: Situation, alert: Said): readonly Mail[] {
  const { companyName, invitations } = settings;
  const url = publicUrl === "" ? "" : `${publicUrl.replace(/\/+$/u, "")}/sign-in`;
  const content = alertMail({ language: invitations.language, companyName, url, alert });
  return settings.alerts.emails.map((to) => ({ to, senderName: "Rollcall", ...content }));
}

/** One mail to each address, whatever it says of how many alerts. */
async function tell(
  ports: AlertPorts,
  alerts: readonly ClaimedAlert[],
  mails: readonly Mail[],
): Promise<void> {
  const { db, mailer, now, log } = ports;
  const outcomes = await mailer.send(mails);
  const left = outcomes.filter(mayHaveLeft).length;
  for (const alert of alerts) await settleAlert(db, alert, { hasLeft: left > 0, now: now() });
  const kinds = alerts.map(({ kind, isOver }) => (isOver ? `${kind}-over` : kind)).join(" ");
  log("alert.told", { kinds, told: left, untold: outcomes.length - left });
}

const mayHaveLeft = ({ kind }: MailOutcome): boolean => kind === "sent" || kind === "unknown";
