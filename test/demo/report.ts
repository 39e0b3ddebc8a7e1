/** What the demo says at the end, in words. */
import type { FindingItem, Run } from "./client.ts";

const ROWS: ReadonlyArray<readonly [label: string, count: string]> = [
  ["people read", "read"],
  ["accounts created", "created"],
  ["accounts updated", "updated"],
  ["reactivated", "reactivated"],
  ["deactivated", "deactivated"],
  ["teams created", "teamsCreated"],
  ["teams renamed", "teamsRenamed"],
  ["team memberships changed", "memberships"],
  ["excluded", "excluded"],
  ["held (left alone on purpose)", "held"],
  ["right already", "unchanged"],
];

const CHANGES = ["created", "updated", "reactivated", "deactivated", "teamsCreated", "teamsRenamed"];

export type Report = {
  readonly run: Run;
  readonly findings: readonly FindingItem[];
  /** People who aren't active in Personio and have no account. */
  readonly waiting: number;
  readonly seconds: number;
};

export function describeRun({ run, findings, waiting, seconds }: Report): string {
  const counts = run.counts ?? {};
  const table = ROWS.map(([label, key]) => `  ${label.padEnd(30)}${String(counts[key] ?? 0).padStart(7)}`);
  return [
    "",
    headlineOf(run),
    ...table,
    `  ${"not active, no account".padEnd(30)}${String(waiting).padStart(7)}`,
    `  ${"findings for HR".padEnd(30)}${String(findings.length).padStart(7)}`,
    ...findings.slice(0, 10).map(({ code, name }) => `    ${code}${name === null ? "" : `: ${name}`}`),
    ...(findings.length > 10 ? [`    … and ${findings.length - 10} more`] : []),
    `  ${"seconds".padEnd(30)}${seconds.toFixed(1).padStart(7)}`,
    "",
  ].join("\n");
}

function headlineOf({ state, counts, problem }: Run): string {
  if (state === "paused") return `The run waits for approval (${problem?.code}). Nothing was changed.`;
  if (state !== "succeeded")
    return `The run ${state} (${problem?.code ?? "no reason given"}). Nothing was lost.`;
  const changed = CHANGES.some((key) => (counts?.[key] ?? 0) > 0);
  return changed ? "The sync succeeded." : "The sync succeeded: nothing had changed.";
}

export const DEMO_ADMIN = "admin@beispiel.example";
/** Mails leave by wrangler's stand-in for the Email Service: they end in a file on this machine. */
export const DEMO_SENDER = "people@beispiel.example";

export type Running = {
  readonly workerUrl: string;
  readonly personioUrl: string;
  readonly token: string;
  /** `null`: the extension could not be built. */
  readonly pairingCode: string | null;
};

export function nextSteps(at: Running): string {
  return `All of it stays up until Ctrl-C.

${inBrowser(at)}

On the command line:

  export ROLLCALL=${at.workerUrl} TOKEN=${at.token}
  curl -H "Authorization: Bearer $TOKEN" $ROLLCALL/v1/status
  curl -H "Authorization: Bearer $TOKEN" "$ROLLCALL/v1/accounts?limit=3"

Change something in Personio, then sync again:

  curl -X POST ${at.personioUrl}/__test__/lifecycle -H "Content-Type: application/json" \\
    -d '{"action":"hire","person":{"firstName":"Ada","lastName":"Lovelace","email":"ada@beispiel.example"}}'
  curl -X POST -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -d '{"mode":"apply"}' $ROLLCALL/v1/runs

Every mail it would send, as it looks: ${at.workerUrl}/__mails__

Start again (npm start) and it finds nothing to do. The database is in .rollcall/; delete that folder to begin anew.`;
}

function inBrowser({ workerUrl, pairingCode }: Running): string {
  if (pairingCode === null) return "The extension could not be built: npm run build:extension says why.";
  return `In a browser, load the extension and connect it:

  Chrome    chrome://extensions → Developer mode → Load unpacked → extension/dist/chrome
  Edge      edge://extensions → the same
  Firefox   about:debugging#/runtime/this-firefox → Load Temporary Add-on → extension/dist/firefox/manifest.json
  server    ${workerUrl}
  code      ${pairingCode}, for ten minutes; another: ${workerUrl}/pair (${DEMO_ADMIN}, and the token below)`;
}
