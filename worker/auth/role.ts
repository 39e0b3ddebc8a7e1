/** What an admin may do. Each role may do all that the one before it may. */

export const ROLES = ["viewer", "editor", "owner"] as const;

/** `viewer` reads; `editor` also runs, edits and invites; `owner` also connects, appoints admins and approves. */
export type Role = (typeof ROLES)[number];

export const mayActAs = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed);
