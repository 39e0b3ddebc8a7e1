/**
 * `npm start`: the main job on a laptop, no account anywhere. A test Personio with a believable company, the Worker in
 * its real runtime, one sync, a word on what it did, and the extension to look at it with. State stays in `.rollcall/`, so a
 * second start has nothing to do.
 */
import { REDIRECT_URIS } from "../../extension/build/redirect-uris.ts";
import { startTestPersonio, type TestPersonio } from "../personio/test-personio.ts";
import { parseStartArguments, type StartArguments } from "./arguments.ts";
import { buildExtensionAside } from "./build-extension-aside.ts";
import { createClient, type Run } from "./client.ts";
import { fetchPairingCode } from "./fetch-pairing-code.ts";
import { localSecrets } from "./local-secrets.ts";
import { endWorkersWithMe, type LocalWorker, migrate, startLocalWorker } from "./local-worker.ts";
import { DEMO_ADMIN, DEMO_SENDER, describeRun, nextSteps } from "./report.ts";

const CREDENTIAL = { clientId: "papi-demo", clientSecret: "papi-demo-secret" };

const given = parseStartArguments(process.argv.slice(2));
if ("error" in given) {
  console.error(`${given.error}\nnpm start -- [--once] [--people N] [--seed N] [--port N]`);
  process.exit(1);
}
endWorkersWithMe();
process.exitCode = await main(given);

async function main(args: StartArguments): Promise<number> {
  const folder = `.rollcall/demo-${args.people}-${args.seed}`;
  const secrets = localSecrets(folder);
  const { people, seed } = args;
  say(`A company of ${people} people (seed ${seed}) in a test Personio …`);
  const personio = await startTestPersonio({ people, seed, credentials: [CREDENTIAL] });
  const isBuilt = args.once ? Promise.resolve(false) : buildExtensionAside();
  let worker: LocalWorker | null = null;
  try {
    say("The database …");
    await migrate(folder);
    say("The Worker …");
    const variables = {
      ...secrets,
      ...{ PERSONIO_BASE_URL: personio.url, SHOW_MAILS: "1", MAIL_FROM: DEMO_SENDER },
      EXTENSION_REDIRECT_URIS: REDIRECT_URIS.join(" "),
    };
    worker = await startLocalWorker({ folder, port: args.port, variables });
    const run = await syncOnce(worker.url, secrets.ADMIN_TOKEN);
    if (!args.once) await stayUp({ worker, personio, token: secrets.ADMIN_TOKEN, isBuilt });
    return run.state === "succeeded" ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    await worker?.stop();
    await personio.close();
  }
}

async function syncOnce(url: string, token: string): Promise<Run> {
  const client = createClient(url, token);
  const startedAt = Date.now();
  const runId = await client.saveAndSync(CREDENTIAL, () => {
    say("  A run that was cut off still has its place; it is free within a minute …");
  });
  let last = "";
  const run = await client.untilOver(runId, (now) => {
    const line = progressOf(now);
    if (line !== last) say(line);
    last = line;
  });
  const seconds = (Date.now() - startedAt) / 1000;
  const [findings, waiting] = await Promise.all([client.findings(), client.waiting()]);
  console.log(describeRun({ run, findings, waiting, seconds }));
  return run;
}

function progressOf({ state, progress }: Run): string {
  const of = progress.total > 0 ? ` ${progress.read} of ${progress.total}` : "";
  return state === "applying"
    ? `  applying ${progress.applied} of ${progress.planned}`
    : `  ${state}${state === "reading" ? of : ""}`;
}

type Up = {
  readonly worker: LocalWorker;
  readonly personio: TestPersonio;
  readonly token: string;
  readonly isBuilt: Promise<boolean>;
};

async function stayUp({ worker, personio, token, isBuilt }: Up): Promise<void> {
  const pairingCode = (await isBuilt)
    ? await fetchPairingCode(worker.url, { email: DEMO_ADMIN, token })
    : null;
  console.log(nextSteps({ workerUrl: worker.url, personioUrl: personio.url, token, pairingCode }));
  await new Promise<never>(() => {});
}

function say(line: string): void {
  console.log(line);
}
