/** The two dialects, as plain facts. Which one a server speaks is a setting and never guessed (README). */
import type { PersonField } from "../destination.ts";

export type Dialect = "leapsome" | "standard";

export const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
export const CORE_USER = "urn:ietf:params:scim:schemas:core:2.0:User";
export const CORE_GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
export const PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/** What the schema has a place for. */
export const HELD: Readonly<Record<Dialect, ReadonlySet<PersonField>>> = {
  leapsome: new Set([
    ...(["externalId", "email", "firstName", "lastName", "jobTitle", "startDate", "endDate"] as const),
    ...(["location", "gender", "level", "department", "isActive", "manager", "custom"] as const),
  ]),
  standard: new Set([
    ...(["externalId", "email", "firstName", "lastName", "jobTitle", "department", "isActive"] as const),
    "manager",
  ]),
};

/**
 * Asked for at once. Leapsome's limits are 5,000 and 1,000; so many people keep an answer within `MAX_BODY_BYTES`, and a
 * comparison of 10,000 within five requests.
 */
export const PAGE_COUNT: Readonly<Record<"Users" | "Groups", number>> = { Users: 3_400, Groups: 1_000 };

/** In one request; Leapsome's limit. */
export const MAX_MEMBERS = 100;
