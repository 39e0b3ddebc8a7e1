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

/** What an attribute can fill. */
export type Target = NonNullable<Attribute["target"]>;
/** How Personio is reached; its secret never comes out. */
export type Connection = InferResponseType<V1["connection"]["$get"], 200>;
export type SavedConnection = InferResponseType<V1["connection"]["$put"], 200>;

/** The system outside that accounts are pushed to; its token never comes out. */
export type Destination = InferResponseType<V1["destination"]["$get"], 200>;
export type DestinationPerson = InferResponseType<V1["destination"]["people"]["$get"], 200>["items"][number];

/** A run in a list; on its own page it also says what it works by. */
export type RunSummary = InferResponseType<V1["runs"]["$get"], 200>["items"][number];

export type Account = InferResponseType<V1["accounts"]["$get"], 200>["items"][number];
export type ExplainedAccount = InferResponseType<V1["accounts"][":id"]["$get"], 200>;
export type EditedAccount = InferResponseType<V1["accounts"][":id"]["$patch"], 200>;
/** Why somebody is synced, or is not: with an account, or of somebody who has none. */
export type Explanation = InferResponseType<V1["employees"][":employeeId"]["$get"], 200>;
export type HistoryEntry = Explanation["history"][number];
export type Employee = InferResponseType<V1["employees"]["$get"], 200>["items"][number];
export type Team = InferResponseType<V1["teams"]["$get"], 200>["items"][number];
export type RenamedTeam = InferResponseType<V1["teams"][":id"]["$patch"], 200>;

export type Settings = InferResponseType<V1["settings"]["$get"], 200>;
/** A change of the configuration, before and after. */
export type ConfigEdit = InferResponseType<V1["settings"]["history"]["$get"], 200>["items"][number];
export type Role = Me["role"];
export type Admin = InferResponseType<V1["admins"]["$get"], 200>["items"][number];
export type Device = InferResponseType<V1["devices"]["$get"], 200>["items"][number];
/** What Personio reports changes to; its token is shown only when it is made. */
export type Webhook = InferResponseType<V1["webhook"]["$get"], 200>;
export type RotatedKeys = InferResponseType<V1["keys"]["rotate"]["$post"], 200>;
export type AuditEvent = InferResponseType<V1["audit"]["$get"], 200>["items"][number];
