/** Targets, and the connection to Personio: the dashboard's calls (create-dashboard-client.ts). */
import type { Connection, ExclusionDraft, Rpc, Target } from "./answers.ts";
import { outcomeOf } from "./outcome-of.ts";

/** In place of what is saved, for the attributes that are named; `null` takes a target away. */
export type RuleDraft = {
  readonly exclusions: ExclusionDraft;
  readonly targets: Readonly<Record<string, Target | null>>;
};

/** `etag`: of what is saved, for the next write. */
export type KnownConnection = { readonly connection: Connection; readonly etag: string | null };

export type ConnectionEdit = {
  readonly clientId: string;
  /** Left out: the one that is saved. It goes to the server and is kept nowhere here. */
  readonly clientSecret?: string;
  readonly enabled: boolean;
  readonly syncNow?: boolean;
};

export const ruleCalls = (v1: Rpc["v1"]) => ({ ...targetCalls(v1), ...connectionCalls(v1) });

const targetCalls = (v1: Rpc["v1"]) => ({
  /** A stale `etag` is a `conflict` with the attribute as `current`. */
  saveTarget: (key: string, target: Target | null, etag: string) =>
    outcomeOf(
      v1.attributes[":key"].target.$put({
        param: { key: encodeURIComponent(key) },
        header: { "if-match": etag },
        json: { target },
      }),
      (answer) => answer.json(),
    ),
  /** A whole run that changes nothing, as if the draft were saved; answers its id. */
  previewRules: ({ exclusions, targets }: RuleDraft) =>
    outcomeOf(
      v1.runs.$post({
        json: {
          mode: "preview",
          draft: {
            exclusions: Object.fromEntries(
              Object.entries(exclusions).map(([key, values]) => [key, [...values]]),
            ),
            targets: { ...targets },
          },
        },
      }),
      async (answer) => (await answer.json()).id,
    ),
});

const connectionCalls = (v1: Rpc["v1"]) => ({
  connection: () =>
    outcomeOf(
      v1.connection.$get(),
      async (answer): Promise<KnownConnection> => ({
        connection: await answer.json(),
        etag: answer.headers.get("ETag"),
      }),
    ),
  /** Switched on, Personio is asked first, and nothing is saved unless it agrees. */
  saveConnection: (edit: ConnectionEdit, etag: string | null) =>
    outcomeOf(
      v1.connection.$put({ header: etag === null ? {} : { "if-match": etag }, json: edit }),
      async (answer) => ({ ...(await answer.json()), etag: answer.headers.get("ETag") }),
    ),
  /** Asks Personio about what is saved; `problem` says what is wrong. */
  testConnection: () => outcomeOf(v1.connection.test.$post(), (answer) => answer.json()),
  forgetConnection: () => outcomeOf(v1.connection.$delete(), () => Promise.resolve(null)),
});
