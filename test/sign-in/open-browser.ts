/** A browser as far as signing in goes: keeps cookies, sends what browsers send with forms, follows nothing by itself. */

export type Visit = {
  readonly status: number;
  readonly text: string;
  /** Where it leads: path and query if it is our own, else all of it. */
  readonly location: string | null;
  readonly headers: Headers;
};

export type BrowserOptions = {
  /** Whom the rate limit counts: each browser its own, unless said. */
  readonly address?: string;
  readonly language?: string;
  readonly userAgent?: string;
};

export type Browser = {
  readonly cookies: Map<string, string>;
  readonly address: string;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Visit>;
  /** A form of a page of ours. */
  submit(
    path: string,
    fields?: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Visit>;
  /** Goes where it is led, as long as that is here. */
  follow(visit: Visit): Promise<Visit>;
};

let browsers = 0;

/** Of the networks for documentation, and of 10/8 once those are used up. */
const nextAddress = (): string => {
  browsers += 1;
  return `10.${(browsers >> 16) & 255}.${(browsers >> 8) & 255}.${browsers & 255}`;
};

export function openBrowser(origin: string, options: BrowserOptions = {}): Browser {
  const { address = nextAddress(), language = "en", userAgent = CHROME } = options;
  const cookies = new Map<string, string>();
  const own = new URL(origin).origin;

  async function visit(path: string, init: RequestInit): Promise<Visit> {
    const headers = new Headers({ "accept-language": language, "user-agent": userAgent });
    headers.set("cf-connecting-ip", address);
    if (cookies.size > 0) headers.set("cookie", [...cookies].map((pair) => pair.join("=")).join("; "));
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
    const response = await fetch(new URL(path, own), { ...init, headers, redirect: "manual" });
    for (const cookie of response.headers.getSetCookie()) keep(cookies, cookie);
    const location = response.headers.get("location");
    return {
      status: response.status,
      text: await response.text(),
      location: location?.startsWith(own) ? location.slice(own.length) : location,
      headers: response.headers,
    };
  }

  return {
    cookies,
    address,
    get: (path, headers = {}) => visit(path, { headers }),
    submit: (path, fields = {}, headers = {}) =>
      visit(path, {
        method: "POST",
        body: new URLSearchParams(fields),
        headers: { origin: own, "sec-fetch-site": "same-origin", ...headers },
      }),
    follow: async ({ location }) => visit(location ?? "/nowhere", {}),
  };
}

export const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36";

function keep(cookies: Map<string, string>, cookie: string): void {
  const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(cookie) ?? [];
  if (/;\s*max-age=0/iu.test(cookie)) cookies.delete(name);
  else cookies.set(name, value);
}
