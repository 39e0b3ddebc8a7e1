/** What the destination's token is sealed for, so that no other sealed text can take its place. */
export const TOKEN_CONTEXT = "destination-token";
