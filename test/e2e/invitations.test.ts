/** Inviting people in the popup: a real browser, the real Worker, and the mails as an SMTP server got them. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addressOf, linkIn, startWorld, type World } from "../invitations/invitation-world.ts";
import { connectByCode } from "./connect-by-code.ts";
import { type OpenExtension, openExtension } from "./open-extension.ts";
import { openSection } from "./open-section.ts";

const PEOPLE = 4;

let world: World;
let extension: OpenExtension;

beforeAll(async () => {
  world = await startWorld();
  await world.begin(PEOPLE);
  await world.rollcall.sync();
  extension = await openExtension();
  await connectByCode(extension, new URL(world.rollcall.url).origin);
});
afterAll(async () => {
  await extension?.close();
  await world.close();
});

/** Three have been invited, a day ago; the fourth never. */
beforeEach(async () => {
  await world.smtp.behave({});
  await world.smtp.forget();
  await world.rollcall.rows("DELETE FROM invitation");
  await world.send([await world.accountOf(1), await world.accountOf(2), await world.accountOf(3)]);
  await world.taken(3);
  await world.rollcall.rows(
    "UPDATE invitation SET sent_at = sent_at - ?1, claimed_at = claimed_at - ?1",
    86_400_000,
  );
  await world.smtp.forget();
});

test("two of three are sent theirs again: asked once more, then the mails are there, and the page goes on with who accepts", async () => {
  const popup = await openSection(extension, "Invitations");
  const row = (id: number) => popup.getByRole("listitem").filter({ hasText: `Person${id}` });
  await popup.getByRole("checkbox", { name: "Person1" }).check();
  await popup.getByRole("checkbox", { name: "Person3" }).check();
  await popup.getByText("2 selected").waitFor();
  await popup.getByRole("button", { name: "Send invitation" }).click();
  await popup.getByText("2 people will get an e-mail now.").waitFor();
  expect(await world.smtp.recipients()).toEqual([]);
  await popup.getByRole("button", { name: "Send", exact: true }).click();
  await popup.getByText("2 sent.").waitFor();
  await row(1).getByText("Sent", { exact: true }).waitFor();
  await row(2)
    .getByText(/^sent .*yesterday/iu)
    .waitFor();

  const mails = await world.taken(2);
  expect(mails.map(({ to }) => to).toSorted()).toEqual([addressOf(1), addressOf(3)]);

  await world.rollcall.call("POST", linkIn(mails[0] ?? { text: "" }));
  await popup.reload();
  await row(2).waitFor();
  expect(await popup.getByRole("listitem").count()).toBe(2);
  await popup.close();
});

test("somebody who never got one is found by name; of an address that is refused the reason is told", async () => {
  await world.smtp.behave({ refuse: { [addressOf(2)]: 550 } });
  const popup = await openSection(extension, "Invitations");
  await popup.getByRole("combobox", { name: "Show" }).selectOption("Never invited");
  await popup.getByRole("searchbox", { name: "Name or e-mail" }).fill("person4");
  await popup.getByRole("checkbox", { name: "Person4" }).check();
  await popup.getByRole("button", { name: "Send invitation" }).click();
  await popup.getByText("1 person will get an e-mail now.").waitFor();
  await popup.getByRole("button", { name: "Send", exact: true }).click();
  await popup.getByText("1 sent.").waitFor();
  expect((await world.taken(1)).map(({ to }) => to)).toEqual([addressOf(4)]);

  await popup.getByRole("combobox", { name: "Show" }).selectOption("Pending");
  await popup.getByRole("searchbox").fill("");
  await popup.getByRole("checkbox", { name: "Person2" }).check();
  await popup.getByRole("button", { name: "Send invitation" }).click();
  await popup.getByRole("button", { name: "Send", exact: true }).click();
  await popup.getByText(/1 not sent\.$/u).waitFor();
  await popup.getByRole("combobox", { name: "Show" }).selectOption("Not delivered");
  await popup.getByText("address was refused").waitFor();
  await popup.close();
});

test("a popup that closes while they go out sends each once, and says so when it is opened again", async () => {
  await world.smtp.behave({ delayMs: 300 });
  const popup = await openSection(extension, "Invitations");
  // What was looked at when the popup closed is looked at again.
  const shown = popup.getByRole("combobox", { name: "Show" }).locator("option:checked");
  await expect.poll(() => shown.innerText()).toBe("Not delivered");
  await popup.getByRole("combobox", { name: "Show" }).selectOption("Pending");
  await popup.getByRole("checkbox", { name: "Select all 3" }).check();
  await popup.getByRole("button", { name: "Send invitation" }).click();
  await popup.getByRole("button", { name: "Send", exact: true }).click();
  await popup.close();
  const again = await openSection(extension, "Invitations");
  await again.getByText("3 sent.").waitFor();
  const mails = await world.taken(3);
  expect(mails.map(({ to }) => to).toSorted()).toEqual([1, 2, 3].map(addressOf));
  await again.close();
});
