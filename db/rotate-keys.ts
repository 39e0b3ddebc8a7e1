/**
 * `npm run rotate-keys`: has the deployment at PUBLIC_URL seal its secrets with the current key of ENCRYPTION_KEYS, and
 * says which keys are still needed. Run it after a new key has been put into the ring; the hourly tick would do it too.
 */
type Rotated = {
  readonly currentKey: string;
  readonly resealed: number;
  readonly keysInUse: readonly string[];
  readonly unreadable: number;
};

/** Ends with 1 when something is left for a person to do. */
async function rotateKeys(url: string, token: string): Promise<void> {
  const response = await fetch(new URL("/v1/keys/rotate", url), {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    redirect: "error",
  });
  if (!response.ok) return fail(`${url} answered ${response.status}: ${await titleOf(response)}`);
  const rotated = (await response.json()) as Rotated;
  const { currentKey, resealed, keysInUse, unreadable } = rotated;
  console.log(`current key    ${currentKey}`);
  console.log(`sealed anew    ${resealed}`);
  console.log(`keys in use    ${keysInUse.length === 0 ? "none" : keysInUse.join(", ")}`);
  if (unreadable > 0) {
    return fail(
      `${unreadable} can't be opened: put the key back into the ring, or enter the secret again (PUT /v1/connection)`,
    );
  }
  console.log("Any other key may leave ENCRYPTION_KEYS.");
}

async function titleOf(response: Response): Promise<string> {
  const problem: unknown = await response.json().catch(() => null);
  const isProblem = typeof problem === "object" && problem !== null && "title" in problem;
  return isProblem ? String(problem.title) : "no answer of Rollcall's";
}

function fail(why: string): void {
  console.error(why);
  process.exitCode = 1;
}

/** The token opens everything: it goes nowhere in the clear but to this very machine. */
const SAFE_URL = /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$))/u;

async function main({ PUBLIC_URL = "", ADMIN_TOKEN = "" }: NodeJS.ProcessEnv): Promise<void> {
  if (PUBLIC_URL === "" || ADMIN_TOKEN === "")
    return fail("Set PUBLIC_URL (where the Worker is reached) and ADMIN_TOKEN in the environment.");
  if (!SAFE_URL.test(PUBLIC_URL)) return fail("PUBLIC_URL must be https:");
  try {
    await rotateKeys(PUBLIC_URL, ADMIN_TOKEN);
  } catch (error) {
    fail(`${PUBLIC_URL} can't be reached: ${error instanceof Error ? error.message : String(error)}`);
  }
}

void main(process.env);
