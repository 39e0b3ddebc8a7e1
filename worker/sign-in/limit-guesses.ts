/**
 * Slows whoever guesses, before anything is verified: the sixth guess of a minute is told to wait even if it is right, so
 * that an answer never says which of them was. Counted by address and by what is guessed.
 */
import { networkOf } from "../auth/network-of.ts";
import type { SignInDeps } from "./sign-in-deps.ts";
import type { SignInContext } from "./sign-in-env.ts";

export const RETRY_AFTER_SECONDS = 60;

export type Guess = "oidc" | "mail" | "code" | "token" | "pairing";

type Limits = Pick<SignInDeps, "allowGuess" | "allowRequest">;

export const mayGuess = (limits: Limits, c: SignInContext, guess: Guess): Promise<boolean> =>
  limits.allowGuess(`${guess}:${visitorNetwork(c)}`);

/** For what can't be guessed, but costs the database something. */
export const mayAsk = (limits: Limits, c: SignInContext): Promise<boolean> =>
  limits.allowRequest(`sign-in:${visitorNetwork(c)}`);

export const visitorNetwork = (c: SignInContext): string => networkOf(c.req.header("cf-connecting-ip"));
