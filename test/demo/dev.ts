/**
 * `npm run dev`: the Worker alone, against whatever PERSONIO_BASE_URL says. Variables of wrangler.toml can be set in
 * the environment; secrets that are not set are made up and kept in `.rollcall/dev`.
 */
import { localSecrets } from "./local-secrets.ts";
import { endWorkersWithMe, migrate, startLocalWorker } from "./local-worker.ts";

const FOLDER = ".rollcall/dev";
const SETTABLE = [
  "PERSONIO_BASE_URL",
  "PERSONIO_APP_ID",
  "PERSONIO_PARTNER_ID",
  "PERSONIO_REQUESTS_PER_SECOND",
  "PERSONIO_REQUESTS_PER_MINUTE",
  "PERSONIO_PATIENCE_SECONDS",
  "PUBLIC_URL",
  "ALLOWED_ORIGINS",
  "ADMIN_TOKEN",
  "ENCRYPTION_KEYS",
  "MAIL_CARRIER",
  "MAIL_FROM",
  "RESEND_API_KEY",
  "RESEND_BASE_URL",
  "SMTP_URL",
];

const given = Object.fromEntries(
  SETTABLE.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  }),
);
endWorkersWithMe();
const secrets = localSecrets(FOLDER);
await migrate(FOLDER);
const worker = await startLocalWorker({
  folder: FOLDER,
  port: Number(process.env.PORT ?? 8787),
  variables: { SHOW_MAILS: "1", ...secrets, ...given },
  loud: true,
});

console.log(`
Rollcall on ${worker.url}, reading from ${given.PERSONIO_BASE_URL ?? "https://api.personio.de"}
  token       ${given.ADMIN_TOKEN === undefined ? `in ${FOLDER}/secrets.json` : "the ADMIN_TOKEN you set"}
  connect     curl -X PUT ${worker.url}/v1/connection -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
                -d '{"clientId":"…","clientSecret":"…","enabled":true,"syncNow":true}'
  the hour    wrangler fires no cron here: curl "${worker.url}/cdn-cgi/handler/scheduled?cron=7+*+*+*+*"
  mails       what they look like: ${worker.url}/__mails__
  stop        Ctrl-C
`);
