/** The shapes the server answers with, read off the contract: nothing of the Worker is in the bundle. */
import type { hc, InferResponseType } from "hono/client";
import type { Api } from "../../worker/api/contract.ts";

export type Rpc = ReturnType<typeof hc<Api>>;
type V1 = Rpc["v1"];

export type Identity = InferResponseType<Rpc[".well-known"]["rollcall"]["$get"], 200>;
export type Status = InferResponseType<V1["status"]["$get"], 200>;
export type Me = InferResponseType<V1["me"]["$get"], 200>;

export type Run = InferResponseType<V1["runs"][":id"]["$get"], 200>;
export type RunCounts = Run["counts"];
export type RunChange = InferResponseType<V1["runs"][":id"]["changes"]["$get"], 200>["items"][number];

export type Attribute = InferResponseType<V1["attributes"]["$get"], 200>["items"][number];
export type SavedExclusions = InferResponseType<V1["attributes"][":key"]["exclusions"]["$put"], 200>;
export type ExclusionWarning = SavedExclusions["warnings"][number];
export type ExclusionPreview = InferResponseType<V1["exclusions"]["preview"]["$post"], 200>;
export type AffectedEmployee = ExclusionPreview["added"][number];

export type Finding = InferResponseType<V1["findings"]["$get"], 200>["items"][number];

export type Invitation = InferResponseType<V1["invitations"]["$get"], 200>["items"][number];
export type InvitationState = Invitation["state"];
export type SendResult = InferResponseType<V1["invitations"]["send"]["$post"], 200>["results"][number];

/** One page of a list; `nextCursor` is `null` on the last. */
export type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };

/** Values by attribute, in place of what is saved. */
export type ExclusionDraft = Readonly<Record<string, readonly string[]>>;
