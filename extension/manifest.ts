/**
 * The manifest, one for each kind of browser. What it asks for is all the extension may do: no host permission (the server
 * answers extensions by CORS), one optional permission, no code from elsewhere. README.md says why each of them is needed.
 */

export type Browser = "chrome" | "firefox";
export const BROWSERS = ["chrome", "firefox"] as const satisfies readonly Browser[];

/**
 * The public half of a key whose private half was thrown away: with it Chrome gives every unpacked copy one id, and so one
 * redirect address for signing in. Stores have keys of their own and refuse this one, so it isn't in the zips.
 */
export const CHROME_KEY =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEArRkp6ZLGO+rTthjIYJbLhigHcEiMCdcJcTgy6fIBWjellFxsQu3llrVhKK5Nx17zUKxCsJqnDMqAdf3V5vu7hXiW5DTl4KkzDVaMHzOh3cI6l4lpQxp96zGfeyGnU1DxZgZ5TxIjx7Fpx2KaDAHRuKw9r4LspnzzeesDPZpz+aOcfRd7lzYUCwC+BO5wOvyNDfepccrzvekacm94fvg7cfR1lI3zg1ZLWWnVaz42+Y/tjQKmFIBQGS7Or+YecraKVYs3MzYOsLeWl0TXEt306O9uH/LEe58p19XVsTwbmR0nWs14pdHPnFeV/7nOAnnNUep9S8RM6AmsDIaCtSDL0wIDAQAB";

export const FIREFOX_ID = "rollcall@rollcall.extension";
/** The path of the redirect addresses; extension/build/redirect-uris.ts has the rest. */
export const REDIRECT_PATH = "rollcall";

/** `light-dark()` in styles. */
const OLDEST_CHROME = "123";
/** The first that asks for consent to data collection by itself. */
const OLDEST_FIREFOX = "140.0";

/** Plain http only towards this very machine: whoever tries Rollcall out runs it there. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src https: http://127.0.0.1:* http://localhost:*",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const ICON_SIZES = [16, 32, 48, 128] as const;
const icons = Object.fromEntries(ICON_SIZES.map((size) => [size, `icons/icon-${size}.png`]));

export type Manifest = Readonly<Record<string, unknown>>;

export function manifestFor(browser: Browser, version: string): Manifest {
  return {
    manifest_version: 3,
    name: "__MSG_extName__",
    short_name: "Rollcall",
    description: "__MSG_extDescription__",
    version,
    default_locale: "en",
    icons,
    action: { default_popup: "popup.html", default_title: "__MSG_extName__", default_icon: icons },
    options_ui: { page: "dashboard.html", open_in_tab: true },
    permissions: ["storage", "alarms", "identity"],
    optional_permissions: ["notifications"],
    content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY },
    commands: { _execute_action: { suggested_key: { default: "Alt+Shift+Y" } } },
    incognito: "not_allowed",
    ...(browser === "chrome" ? chromeOnly : firefoxOnly),
  };
}

const chromeOnly: Manifest = {
  minimum_chrome_version: OLDEST_CHROME,
  background: { service_worker: "background.js", type: "module" },
  storage: { managed_schema: "managed_schema.json" },
};

const firefoxOnly: Manifest = {
  background: { scripts: ["background.js"], type: "module" },
  browser_specific_settings: {
    gecko: {
      id: FIREFOX_ID,
      strict_min_version: OLDEST_FIREFOX,
      // Tokens, and names of employees: to the company's own server and nowhere else, but out of the browser all the same.
      data_collection_permissions: { required: ["authenticationInfo", "personallyIdentifyingInfo"] },
    },
  },
};

/** What IT may set in Chrome and Edge; storage/managed-policy.ts reads it. One `type` each, or the extension doesn't load. */
export const MANAGED_SCHEMA = {
  type: "object",
  properties: {
    workerUrl: { type: "string", title: "Address of the Rollcall server" },
    lockServer: { type: "boolean", title: "Don't let anybody connect to another server" },
    language: { type: "string", enum: ["de", "en"], title: "Language, unless somebody chooses another" },
    sessionOnly: { type: "boolean", title: "Sign in once per start of the browser: keep no token on disk" },
    notifications: {
      type: "string",
      enum: ["off", "failures"],
      title: "None at all, or none that it is well again",
    },
    readOnly: { type: "boolean", title: "Show everything, change nothing from this browser" },
    disableFirstRunPage: { type: "boolean", title: "Don't open the connection page after installation" },
  },
} as const;
