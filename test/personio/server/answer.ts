/** What a route answers, before it is written to a socket, and the error bodies of Personio's v1. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
};

/** Headers of a published capture. */
const USUAL_HEADERS = {
  "content-type": "application/json",
  "cache-control": "no-cache, private",
  vary: "Accept-Encoding, Origin",
  "x-frame-options": "DENY",
  "x-content-type-options": "nosniff",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-is-preview": "false",
  "x-is-shadow": "false",
} as const;

export const json = (status: number, body: string): Answer => ({ status, headers: USUAL_HEADERS, body });

export const success = (data: unknown): Answer => json(200, JSON.stringify({ success: true, data }));

export const failure = (status: number, message: string, code = status): Answer =>
  json(status, JSON.stringify({ success: false, error: { code, message } }));

export const html = (status: number, title: string): Answer => ({
  status,
  headers: { "content-type": "text/html; charset=UTF-8" },
  body: `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
});

export const withHeader = (answer: Answer, name: string, value: string): Answer => ({
  ...answer,
  headers: { ...answer.headers, [name]: value },
});

export const WRONG_CREDENTIALS = failure(403, "Wrong credentials", 0);
export const NO_AUTHORIZATION = failure(401, "Authorization is not provided");
export const FORBIDDEN = failure(403, "personio.core.api.exceptions.api.forbidden.http.exception", 0);
/** German, with a blank at the end, as published. */
export const UNKNOWN_EMPLOYEE = failure(404, "Es ist ein Problem aufgetreten ");
export const NO_PICTURE = failure(404, "Etwas ist schiefgelaufen ...");
export const SERVER_ERROR = failure(500, "Something went wrong");
export const NOT_FOUND = failure(404, "Not Found");

export const invalidToken = (status: 401 | 403): Answer =>
  failure(status, "Provided authorization is not valid");

/** No Retry-After, and no body: nobody has published one. */
export const TOO_MANY_REQUESTS: Answer = {
  status: 429,
  headers: { "cache-control": "no-cache, private" },
  body: "",
};
