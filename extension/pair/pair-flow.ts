/**
 * From an address to a connected browser, as steps that can't be taken out of order. What the page shows is `step`; what it
 * may do are the functions. Nothing is stored before the tokens are there.
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Identity, Me } from "../api/answers.ts";
import { askTokens, type Grant } from "../api/ask-tokens.ts";
import { checkServer } from "../api/check-server.ts";
import type { Client } from "../api/create-client.ts";
import type { Failure } from "../api/failure.ts";
import { revokeSession } from "../api/revoke-session.ts";
import { isServerAllowed } from "../core/allowed-server.ts";
import { type AddressProblem, parseServerAddress } from "../core/server-address.ts";
import { saveAccessToken } from "../storage/access-token.ts";
import { forgetConnection } from "../storage/forget-connection.ts";
import { forgetWork } from "../storage/forget-work.ts";
import type { ManagedPolicy } from "../storage/managed-policy.ts";
import { loadPairing, savePairing } from "../storage/pairing.ts";
import { forgetSnapshot } from "../storage/snapshot.ts";
import { type SignInProblem, type SignInWindow, signIn } from "./sign-in.ts";

export type PairProblem =
  | Failure
  | SignInProblem
  | { readonly kind: AddressProblem }
  /** The pairing code is wrong, used or too old. */
  | { readonly kind: "code-refused" };

type Found = { readonly server: string; readonly identity: Pick<Identity, "name" | "auth"> };

export type PairStep =
  | { readonly step: "server"; readonly typed: string; readonly problem: PairProblem | null }
  | ({ readonly step: "sign-in"; readonly problem: PairProblem | null } & Found)
  | {
      readonly step: "connected";
      readonly server: string;
      readonly name: string;
      readonly me: Me | null;
      readonly problem: PairProblem | null;
    };

export type PairFlow = {
  readonly step: ReadonlySignal<PairStep>;
  readonly isBusy: ReadonlySignal<boolean>;
  /** Where it begins: at what is connected already, or at the address that IT has set. */
  readonly begin: (policy: ServerPolicy) => Promise<void>;
  readonly chooseServer: (typed: string) => Promise<void>;
  readonly backToServer: () => void;
  readonly signIn: () => Promise<void>;
  readonly enterCode: (code: string) => Promise<void>;
  readonly disconnect: () => Promise<void>;
};

export type ServerPolicy = Pick<ManagedPolicy, "workerUrl" | "isServerLocked">;

export type PairDeps = {
  readonly fetch: typeof fetch;
  readonly locks: Pick<LockManager, "request">;
  readonly window: SignInWindow;
  readonly openClient: (server: string) => Pick<Client, "me">;
  readonly deviceName: string;
  /** The background has something to ask now. */
  readonly wakeBackground: () => void;
};

export function createPairFlow(deps: PairDeps): PairFlow {
  const step = signal<PairStep>({ step: "server", typed: "", problem: null });
  const isBusy = signal(false);
  const go = (next: PairStep): void => {
    step.value = next;
  };
  /** One thing at a time: a second press of the button does nothing. What went wrong before says nothing of this try. */
  const busily = async (work: () => Promise<PairStep>): Promise<void> => {
    if (isBusy.value) return;
    isBusy.value = true;
    if ("problem" in step.value) go({ ...step.value, problem: null });
    try {
      go(await work());
    } finally {
      isBusy.value = false;
    }
  };
  const atSignIn = (work: (found: Found) => Promise<PairStep>): Promise<void> => {
    const { value } = step;
    return value.step === "sign-in" ? busily(() => work(value)) : Promise.resolve();
  };
  return {
    step,
    isBusy,
    begin: (policy) => busily(() => firstStep(deps, policy)),
    chooseServer: (typed) => busily(() => findServer(deps, typed)),
    backToServer: () => {
      if (step.value.step !== "server") go({ step: "server", typed: step.value.server, problem: null });
    },
    signIn: () => atSignIn((found) => signInAt(deps, found)),
    enterCode: (code) => atSignIn((found) => redeemCode(deps, found, code)),
    disconnect: () => busily(() => disconnect(deps)),
  };
}

async function firstStep(deps: PairDeps, policy: ServerPolicy): Promise<PairStep> {
  const { workerUrl } = policy;
  const pairing = await loadPairing();
  const isAllowed = pairing === null || isServerAllowed(policy, pairing.server);
  if (!isAllowed) await disconnect(deps);
  if (pairing === null || !isAllowed)
    return workerUrl === undefined ? emptyStep : findServer(deps, workerUrl);
  return pairing.refreshToken === "" ? findServer(deps, pairing.server) : connectedStep(deps, pairing);
}

const emptyStep: PairStep = { step: "server", typed: "", problem: null };

async function findServer({ fetch }: PairDeps, typed: string): Promise<PairStep> {
  const address = parseServerAddress(typed);
  if (!address.ok) return { step: "server", typed, problem: { kind: address.problem } };
  const { server } = address;
  const checked = await checkServer({ server, fetch });
  return checked.ok
    ? { step: "sign-in", server, identity: checked.value, problem: null }
    : { step: "server", typed, problem: checked.failure };
}

async function signInAt(deps: PairDeps, found: Found): Promise<PairStep> {
  const { server } = found;
  const signedIn = await signIn({ server, deviceName: deps.deviceName, window: deps.window });
  return signedIn.ok
    ? redeem(deps, found, signedIn.grant)
    : { ...signInStep(found), problem: signedIn.problem };
}

async function redeemCode(deps: PairDeps, found: Found, code: string): Promise<PairStep> {
  if (code.trim() === "") return { ...signInStep(found), problem: { kind: "code-refused" } };
  const step = await redeem(deps, found, {
    grant_type: "urn:rollcall:grant-type:pairing-code",
    pairing_code: code.trim(),
    device_name: deps.deviceName,
  });
  const isRefused = step.step === "sign-in" && step.problem?.kind === "auth";
  return isRefused ? { ...step, problem: { kind: "code-refused" } } : step;
}

const signInStep = ({ server, identity }: Found) => ({ step: "sign-in", server, identity }) as const;

async function redeem(deps: PairDeps, found: Found, grant: Grant): Promise<PairStep> {
  const { server, identity } = found;
  const name = identity.name === "" ? new URL(server).host : identity.name;
  const outcome = await askTokens({ server, fetch: deps.fetch, grant });
  if (!outcome.ok) return { ...signInStep(found), problem: outcome.failure };
  const { accessToken, refreshToken, expiresAt } = outcome.value;
  // The same lock as for renewing: a renewal that is under way must not put the old connection back.
  await deps.locks.request("rollcall:refresh", async () => {
    if ((await loadPairing())?.server !== server) await forgetWork();
    await savePairing({ server, name, refreshToken, deviceName: deps.deviceName });
    await saveAccessToken({ server, token: accessToken, expiresAt });
    await forgetSnapshot();
  });
  deps.wakeBackground();
  return connectedStep(deps, { server, name });
}

type Connected = { readonly server: string; readonly name: string };

async function connectedStep(deps: PairDeps, { server, name }: Connected): Promise<PairStep> {
  const me = await deps.openClient(server).me();
  return me.ok
    ? { step: "connected", server, name, me: me.value, problem: null }
    : { step: "connected", server, name, me: null, problem: me.failure };
}

/** Here at once; at the server, where the device ends too, as soon as it hears of it. */
async function disconnect({ fetch, locks, wakeBackground }: PairDeps): Promise<PairStep> {
  const pairing = await forgetConnection({ locks });
  wakeBackground();
  if (pairing === null || pairing.refreshToken === "") return emptyStep;
  await revokeSession(fetch, pairing);
  return { step: "server", typed: pairing.server, problem: null };
}
