/** The built extension in a real Firefox, with a profile of its own that is thrown away. Pages are read as people read them. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildExtension } from "../../../extension/build/build-extension.ts";
import { FIREFOX_ID } from "../../../extension/manifest.ts";
import { findBrowser } from "../find-browser.ts";
import { connectMarionette, type Marionette } from "./connect-marionette.ts";

export type OpenFirefox = {
  /** A page of the extension in the one tab there is: `popup.html`, `pair.html`. */
  open(path: string): Promise<void>;
  /** Waits until something with these words is to be seen. */
  see(words: string): Promise<void>;
  /** A button, tab or link by its name, or a checkbox by its label. */
  press(name: string): Promise<void>;
  /** Into the field with this label; `\n` is Enter. */
  type(label: string, text: string): Promise<void>;
  text(): Promise<string>;
  /** What stands on the icon. */
  badge(): Promise<string>;
  /** Waits until Firefox has ended the background, as it does when nothing is going on. */
  untilAsleep(): Promise<void>;
  close(): Promise<void>;
};

/** Firefox makes one up for every profile unless it is told. */
const UUID = "c0ffee00-0000-4000-8000-000000000001";
const STARTS_WITHIN_MS = 30_000;
const PATIENCE_MS = 10_000;

const PREFERENCES = {
  "extensions.webextensions.uuids": JSON.stringify({ [FIREFOX_ID]: UUID }),
  "marionette.port": 0,
  "intl.locale.requested": "en-US",
  // Half a minute otherwise: the background is to be ended and woken again while a test looks on.
  "extensions.background.idle.timeout": 1_000,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "toolkit.telemetry.enabled": false,
  "app.update.disabledForTesting": true,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
};

export async function openFirefox(): Promise<OpenFirefox> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-firefox-"));
  await buildExtension({ out: folder });
  const profile = join(folder, "profile");
  const child = launch(profile);
  const marionette = await connectMarionette(await portOf(profile));
  const { send } = marionette;
  await send("WebDriver:NewSession");
  await send("WebDriver:SetTimeouts", { implicit: PATIENCE_MS });
  await send("Addon:Install", { path: join(folder, "firefox"), temporary: true });
  return {
    ...pageOf(marionette),
    untilAsleep: () => untilAsleep(marionette),
    async close() {
      await send("Marionette:Quit", { flags: ["eForceQuit"] }).catch(() => undefined);
      marionette.close();
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function launch(profile: string): ChildProcess {
  mkdirSync(profile);
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, "user.js"), lines.join("\n"));
  // Pages of extensions count as parts of the browser, so driving them has to be allowed.
  const args = ["--headless", "--marionette", "--remote-allow-system-access", "--profile", profile];
  return spawn(findBrowser("firefox"), args, { stdio: "ignore" });
}

/** Firefox picks a free one, and writes it down. */
async function portOf(profile: string): Promise<number> {
  const file = join(profile, "MarionetteActivePort");
  for (const until = Date.now() + STARTS_WITHIN_MS; Date.now() < until; ) {
    const port = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
    if (port > 0) return port;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("Firefox did not start");
}

function pageOf({ send }: Marionette): Omit<OpenFirefox, "close" | "untilAsleep"> {
  const find = async (xpath: string): Promise<string> => {
    const { value } = await send<{ value: Readonly<Record<string, string>> }>("WebDriver:FindElement", {
      ...{ using: "xpath", value: xpath },
    });
    return Object.values(value)[0] ?? "";
  };
  const click = async (xpath: string): Promise<void> => {
    await send("WebDriver:ElementClick", { id: await find(xpath) });
  };
  const run = async <T>(script: string): Promise<T> =>
    (await send<{ value: T }>("WebDriver:ExecuteScript", { script, args: [] })).value;
  return {
    open: async (path) => void (await send("WebDriver:Navigate", { url: `moz-extension://${UUID}/${path}` })),
    see: async (words) => void (await find(wordsIn(words))),
    press: (name) => click(pressable(name)),
    async type(label, text) {
      const id = await find(field(label));
      await send("WebDriver:ElementClick", { id });
      await send("WebDriver:ElementSendKeys", { id, text: text.replaceAll("\n", ENTER) });
    },
    text: () => run("return document.body.innerText"),
    badge: () => run("return browser.action.getBadgeText({})"),
  };
}

const BACKGROUND = "return WebExtensionPolicy.getByID(arguments[0]).extension.backgroundState";

/** Asks Firefox itself: the extension would wake up. */
async function untilAsleep({ send }: Marionette): Promise<void> {
  await send("Marionette:SetContext", { value: "chrome" });
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; ) {
    const asked = { script: BACKGROUND, args: [FIREFOX_ID] };
    const { value } = await send<{ value: string }>("WebDriver:ExecuteScript", asked);
    if (value === "stopped") return void (await send("Marionette:SetContext", { value: "content" }));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the background did not fall asleep");
}

const ENTER = "\uE007";
/** XPath knows no escapes; our words have no double quotes. */
const quoted = (words: string): string => `"${words}"`;
/** What is read as a blank: also one where no line may break. */
const READ = 'normalize-space(translate(., "\u00a0", " "))';
const wordsIn = (words: string): string =>
  `//body//*[contains(${READ}, ${quoted(words)})][not(*[contains(${READ}, ${quoted(words)})])]`;
const named = (name: string): string =>
  `(${READ} = ${quoted(name)} or @aria-label = ${quoted(name)} or starts-with(${READ}, ${quoted(name)}))`;
const pressable = (name: string): string =>
  `//*[self::button or self::summary or self::label or self::a or @role = "tab"][${named(name)}]`;
const field = (label: string): string =>
  `//input[@aria-label = ${quoted(label)} or @id = //label[contains(${READ}, ${quoted(label)})]/@for]`;
