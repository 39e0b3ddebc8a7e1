/** Being told, or not: the choice, and the permission that only somebody's click can give. */
import browser from "webextension-polyfill";
import { choosePreferences } from "./preferences.ts";

const PERMISSION = { permissions: ["notifications" as const] };

/** To be called by the click itself, before anything is awaited: else the browser doesn't ask. Answers what holds now. */
export async function chooseNotifications(isWanted: boolean): Promise<boolean> {
  const isOn = isWanted && (await browser.permissions.request(PERMISSION));
  await choosePreferences({ notifications: isOn });
  if (!isWanted) await browser.permissions.remove(PERMISSION);
  return isOn;
}
