/** `npm run personio`: the test Personio on its own, until it is interrupted. */
import { type CliArguments, parseCliArguments, USAGE } from "./cli-arguments.ts";
import { startTestPersonio, type TestPersonio } from "./test-personio.ts";

const HOUR_MS = 3_600_000;

const parsed = parseCliArguments(process.argv.slice(2));
if (parsed.ok) await run(parsed.value);
else fail(`${parsed.error}\nUsage: ${USAGE}`, 2);

async function run(options: CliArguments): Promise<void> {
  try {
    stayUp(await startTestPersonio(options));
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : null;
    fail(
      code === "EADDRINUSE" ? `Port ${options.port} is taken; choose another with --port` : String(cause),
      1,
    );
  }
}

function stayUp(personio: TestPersonio): void {
  const { url, company, credential } = personio;
  const people = `${company.name}, ${company.employees.length} people`;
  console.log(
    `Test Personio: ${url} (${people}) – client id ${credential.clientId}, secret ${credential.clientSecret}`,
  );
  const clock = setInterval(() => company.advanceTo(company.now()), HOUR_MS);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      clearInterval(clock);
      void personio.close().then(() => process.exit(0));
    });
  }
}

function fail(message: string, code: number): void {
  console.error(message);
  process.exitCode = code;
}
