/**
 * A smaller round in a real Firefox: connected by code, status, an exclusion, an invitation. The background, an event page
 * there, has fallen asleep each time before it has something to carry out.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { fetchPairingCode } from "../../demo/fetch-pairing-code.ts";
import { addressOf, startWorld, type World } from "../../invitations/invitation-world.ts";
import { ADMIN_TOKEN } from "../../worker/start-rollcall.ts";
import { ADA } from "../connect-by-code.ts";
import { type OpenFirefox, openFirefox } from "./open-firefox.ts";

let world: World;
let firefox: OpenFirefox;
let server = "";

beforeAll(async () => {
  world = await startWorld();
  await world.begin(4);
  await world.rollcall.sync();
  server = new URL(world.rollcall.url).origin;
  firefox = await openFirefox();
});
afterAll(async () => {
  await firefox?.close();
  await world?.close();
});

test("before anything is connected the icon says that something is missing", async () => {
  await firefox.open("popup.html");
  await firefox.see("Welcome to Rollcall");
  await expect.poll(() => firefox.badge()).toBe("?");
});

test("connected by code", async () => {
  await firefox.open("pair.html");
  await firefox.type("Address of your Rollcall server", `${server}\n`);
  const code = await fetchPairingCode(server, { email: ADA, token: ADMIN_TOKEN });
  await firefox.type("Pairing code", `${code}\n`);
  await firefox.see(`as ${ADA} (owner)`);
});

test("the status is there, and a sync is started from it", async () => {
  await firefox.open("popup.html");
  await firefox.see("All good");
  await firefox.see("4 people");
  await expect.poll(() => firefox.badge()).toBe("");
  await firefox.press("Sync now");
  await firefox.see("Everything is up to date");
});

test("an exclusion: typed, saved, synced; the accounts stay active", async () => {
  await firefox.press("Exclusions");
  await firefox.press("Department");
  await firefox.type("Value for Department", "Technik\n");
  await firefox.see("affects 2 people");
  await firefox.untilAsleep();
  await firefox.press("Save");
  await firefox.see("Saved. Applies from the next sync");
  await world.rollcall.sync();
  expect(await world.rollcall.rows("SELECT DISTINCT state FROM account")).toEqual([{ state: "active" }]);
  await firefox.press("Status");
  await firefox.press("As of");
  await firefox.see("2 excluded");
});

test("an invitation is sent again, and the mail is there", async () => {
  await world.send([await world.accountOf(1), await world.accountOf(3)]);
  await world.taken(2);
  await world.rollcall.rows(
    "UPDATE invitation SET sent_at = sent_at - 86400000, claimed_at = claimed_at - 86400000",
  );
  await world.smtp.forget();

  await firefox.press("Invitations");
  await firefox.press("Person3 Beispiel");
  await firefox.see("1 selected");
  await firefox.untilAsleep();
  await firefox.press("Send invitation");
  await firefox.see("1 person will get an e-mail now.");
  await firefox.press("Send");
  await firefox.see("1 sent.");
  expect((await world.taken(1)).map(({ to }) => to)).toEqual([addressOf(3)]);
});

test("a session that was ended says so", async () => {
  await world.rollcall.rows("DELETE FROM token");
  await world.rollcall.rows("DELETE FROM device");
  await firefox.open("popup.html");
  await firefox.see("Your session has expired");
  await expect.poll(() => firefox.badge()).toBe("?");
});
