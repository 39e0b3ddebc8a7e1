/**
 * The server as the extension uses it: one method per use, each with an outcome that is never an exception. Which token
 * goes along, and getting a new one, is the business of the `fetch` that is handed in (authed-fetch.ts).
 */
import { hc } from "hono/client";
import type { Api } from "../../worker/api/contract.ts";
import type {
  Attribute,
  ExclusionDraft,
  ExclusionPreview,
  Finding,
  Invitation,
  InvitationState,
  Me,
  Page,
  Rpc,
  Run,
  RunChange,
  SavedExclusions,
  SendResult,
  Status,
} from "./answers.ts";
import type { Outcome } from "./failure.ts";
import { filled } from "./filled.ts";
import { outcomeOf } from "./outcome-of.ts";

export type StatusAnswer =
  | { readonly kind: "fresh"; readonly status: Status; readonly etag: string | null }
  /** As the etag knows it. */
  | { readonly kind: "unchanged" };

export type RunMode = "apply" | "preview";

export type InvitationFilter = {
  readonly state: InvitationState;
  /** Words with which a name or an address begins. */
  readonly q?: string;
  readonly cursor?: string;
};

export type Client = {
  readonly status: (etag?: string | null) => Promise<Outcome<StatusAnswer>>;
  readonly me: () => Promise<Outcome<Me>>;
  readonly attributes: () => Promise<Outcome<readonly Attribute[]>>;
  /** Who would be affected; nothing is written. */
  readonly previewExclusions: (draft: ExclusionDraft) => Promise<Outcome<ExclusionPreview>>;
  /** A stale `etag` is a `conflict` with the attribute as `current`. */
  readonly saveExclusions: (
    key: string,
    values: readonly string[],
    etag: string,
  ) => Promise<Outcome<SavedExclusions>>;
  /** The id of the run. */
  readonly startRun: (mode: RunMode, draft?: ExclusionDraft) => Promise<Outcome<string>>;
  readonly run: (id: string) => Promise<Outcome<Run>>;
  readonly changes: (id: string, cursor?: string) => Promise<Outcome<Page<RunChange>>>;
  readonly findings: (cursor?: string) => Promise<Outcome<Page<Finding>>>;
  readonly invitations: (filter: InvitationFilter) => Promise<Outcome<Page<Invitation>>>;
  /** The same key within a day is answered as the first time, and sends nothing again. */
  readonly sendInvitations: (
    accountIds: readonly string[],
    idempotencyKey: string,
  ) => Promise<Outcome<readonly SendResult[]>>;
};

export type ClientOptions = {
  /** An origin, as in `Pairing`. */
  readonly server: string;
  readonly fetch: typeof fetch;
};

export function createClient({ server, fetch }: ClientOptions): Client {
  const { v1 } = hc<Api>(server, { fetch });
  return {
    status: (etag) =>
      outcomeOf(
        v1.status.$get({}, etag == null ? {} : { headers: { "If-None-Match": etag } }),
        async (answer): Promise<StatusAnswer> =>
          answer.status === 304
            ? { kind: "unchanged" }
            : { kind: "fresh", status: await answer.json(), etag: answer.headers.get("ETag") },
      ),
    me: () => outcomeOf(v1.me.$get(), (answer) => answer.json()),
    findings: (cursor) =>
      outcomeOf(v1.findings.$get({ query: { ...PAGE, ...filled({ cursor }) } }), (answer) => answer.json()),
    ...exclusionCalls(v1),
    ...runCalls(v1),
    ...invitationCalls(v1),
  };
}

/** The most a page may hold; fewer would only mean more of them. */
const PAGE = { limit: "200" };

const exclusionCalls = (v1: Rpc["v1"]) => ({
  attributes: () => outcomeOf(v1.attributes.$get(), async (answer) => (await answer.json()).items),
  previewExclusions: (draft: ExclusionDraft) =>
    outcomeOf(v1.exclusions.preview.$post({ json: { exclusions: mutable(draft) } }), (answer) =>
      answer.json(),
    ),
  saveExclusions: (key: string, values: readonly string[], etag: string) =>
    outcomeOf(
      v1.attributes[":key"].exclusions.$put({
        param: { key: encodeURIComponent(key) },
        header: { "if-match": etag },
        json: { values: [...values] },
      }),
      (answer) => answer.json(),
    ),
});

const runCalls = (v1: Rpc["v1"]) => ({
  startRun: (mode: RunMode, draft?: ExclusionDraft) =>
    outcomeOf(
      v1.runs.$post({
        json: { mode, ...(draft === undefined ? {} : { draft: { exclusions: mutable(draft) } }) },
      }),
      async (answer) => (await answer.json()).id,
    ),
  run: (id: string) =>
    outcomeOf(v1.runs[":id"].$get({ param: { id: encodeURIComponent(id) } }), (answer) => answer.json()),
  changes: (id: string, cursor?: string) =>
    outcomeOf(
      v1.runs[":id"].changes.$get({
        param: { id: encodeURIComponent(id) },
        query: { ...PAGE, ...filled({ cursor }) },
      }),
      (answer) => answer.json(),
    ),
});

const invitationCalls = (v1: Rpc["v1"]) => ({
  invitations: ({ state, q, cursor }: InvitationFilter) =>
    outcomeOf(v1.invitations.$get({ query: { ...PAGE, state, ...filled({ q, cursor }) } }), (answer) =>
      answer.json(),
    ),
  sendInvitations: (accountIds: readonly string[], idempotencyKey: string) =>
    outcomeOf(
      v1.invitations.send.$post({
        header: { "idempotency-key": idempotencyKey },
        json: { accountIds: [...accountIds] },
      }),
      async (answer) => (await answer.json()).results,
    ),
});

const mutable = (draft: ExclusionDraft): Record<string, string[]> =>
  Object.fromEntries(Object.entries(draft).map(([key, values]) => [key, [...values]]));
