/** What the requests of the sign-in pages carry with them. */
import type { Context, Hono } from "hono";

export type SignInEnv = {
  Variables: {
    /** Set at the API's edge; names this request in the log. */
    requestId: string;
  };
};

export type SignInApp = Hono<SignInEnv>;
export type SignInContext = Context<SignInEnv>;
