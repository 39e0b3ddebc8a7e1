/** Where drafts stand. Apart from drafts.ts, so that the background does without signals. */
export const DRAFT_PREFIX = "draft:";

export const isDraftKey = (key: string): boolean => key.startsWith(DRAFT_PREFIX);
