/** The link of an invitation: scanners may open it, people press its button, once; and it dies with what it stood for. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Company } from "../personio/company/company.ts";
import { APP_URL, addressOf, linkIn, startWorld, until, type World } from "./invitation-world.ts";

let world: World;
let company: Company;
let link = "";
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** Two people; the first has been invited. */
beforeEach(async () => {
  company = await world.begin(2);
  await world.rollcall.sync();
  await world.send([await world.accountOf(1)]);
  const [mail] = await world.taken(1);
  link = linkIn(mail ?? { text: "" });
});

const state = async () => (await world.invitations())[0]?.state;
const get = (path: string) => world.rollcall.call<string>("GET", path);
const press = (path: string) => world.rollcall.call<string>("POST", path);

test("opening it, as scanners do, accepts nothing; the button does, and leads to the app", async () => {
  for (const method of ["GET", "HEAD", "GET", "GET"]) {
    expect((await world.rollcall.call(method, link)).status).toBe(200);
  }
  expect(await state()).toBe("sent");
  const { body } = await get(link);
  expect(body).toContain('<html lang="de">');
  expect(body).toContain("Ihr Konto bei Beispiel GmbH ist eingerichtet.");
  expect(body).toMatch(/<form method="post"><button>Einladung annehmen<\/button><\/form>/u);

  const { status, headers } = await press(link);
  expect([status, headers.get("location")]).toEqual([303, APP_URL]);
  expect(await state()).toBe("accepted");
});

test("the page can do nothing but send its form, and nobody may keep or frame it", async () => {
  const { headers } = await get(link);
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("form-action 'self' https://app.beispiel.example;");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(headers.get("x-robots-tag")).toBe("noindex");
});

test("pressed twice, or twice at once, it leads to the app; later it is used", async () => {
  const answers = await Promise.all([press(link), press(link), press(link)]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect((await get(link)).status).toBe(404);
  await world.rollcall.rows("UPDATE invitation SET accepted_at = accepted_at - 60000");
  expect((await press(link)).status).toBe(404);
});

describe("anything else gets one and the same page", () => {
  const UNKNOWN = `/i/rci_${"A".repeat(43)}`;

  test("unknown, used, expired, no token at all: the same words, whether looked at or pressed", async () => {
    const { status, body: unknown } = await get(UNKNOWN);
    expect(status).toBe(404);
    expect(unknown).toContain("Dieser Link gilt nicht");
    for (const path of ["/i/x", "/i/rci_", `/i/${"x".repeat(5_000)}`, "/i/%27%20OR%201=1", `${UNKNOWN}A`]) {
      expect(await get(path)).toMatchObject({ status: 404, body: unknown });
      expect(await press(path)).toMatchObject({ status: 404, body: unknown });
    }
    await press(link);
    await world.rollcall.rows("UPDATE invitation SET accepted_at = accepted_at - 60000");
    expect(await get(link)).toMatchObject({ status: 404, body: unknown });
    expect(await press(link)).toMatchObject({ status: 404, body: unknown });
    await world.rollcall.rows("UPDATE invitation SET state = 'sent', expires_at = ?", Date.now() - 1);
    expect(await get(link)).toMatchObject({ status: 404, body: unknown });
    expect(await press(link)).toMatchObject({ status: 404, body: unknown });
    expect(await state()).toBe("sent");
  });

  test("it is not told whose link it was", async () => {
    await press(link);
    const { body } = await get(link);
    expect(body).not.toContain("person1");
    expect(body).not.toContain("Person1");
  });
});

describe("a link dies", () => {
  test.each<[string, () => Promise<unknown>]>([
    [
      "when the account is deactivated by hand",
      async () => world.rollcall.call("POST", `/v1/accounts/${await world.accountOf(1)}/deactivate`),
    ],
    [
      "when the address is changed by hand",
      async () =>
        world.rollcall.call("PATCH", `/v1/accounts/${await world.accountOf(1)}`, {
          email: "neu@beispiel.example",
        }),
    ],
    [
      "when a run deactivates the account",
      async () => {
        company.sendOnLeave(1);
        await world.rollcall.sync();
      },
    ],
    [
      "when a run changes the address",
      async () => {
        company.changeEmail(1, "neu@beispiel.example");
        await world.rollcall.sync();
      },
    ],
  ])("%s", async (_, change) => {
    await change();
    expect(await world.invitations()).toMatchObject([{ state: "revoked", token_hash: null, email: "" }]);
    expect((await get(link)).status).toBe(404);
    expect((await press(link)).status).toBe(404);
  });

  test("and comes back with nobody: reactivated, they are invited anew or not at all", async () => {
    const id = await world.accountOf(1);
    await world.rollcall.call("POST", `/v1/accounts/${id}/deactivate`);
    await world.rollcall.call("POST", `/v1/accounts/${id}/reactivate`);
    expect((await get(link)).status).toBe(404);
    const { body } = await world.rollcall.call<{ invitation: unknown }>("GET", `/v1/accounts/${id}`);
    expect(body.invitation).toMatchObject({ state: "none", times: 1 });
  });
});

test("an address whose capitals SQLite doesn't know is the same in another spelling", async () => {
  await world.rollcall.rows(
    "UPDATE account SET email = 'JÖRG@beispiel.example', email_key = 'jörg@beispiel.example' WHERE external_id = '1'",
  );
  await world.rollcall.rows("UPDATE invitation SET email = 'jörg@beispiel.example'");
  expect((await get(link)).status).toBe(200);
});

test("two who swap addresses lose their links, both", async () => {
  await world.send([await world.accountOf(2)]);
  const other = linkIn((await world.taken(2)).at(-1) ?? { text: "" });
  company.changeEmail(1, "zwischen@beispiel.example");
  company.changeEmail(2, addressOf(1));
  company.changeEmail(1, addressOf(2));
  await world.rollcall.sync();
  const accounts = await world.rollcall.rows("SELECT email FROM account ORDER BY external_id");
  expect(accounts).toEqual([{ email: addressOf(2) }, { email: addressOf(1) }]);
  for (const path of [link, other]) expect((await press(path)).status).toBe(404);
  expect((await world.invitations()).map((it) => it.state)).toEqual(["revoked", "revoked"]);
});

test("whoever moves while a mail is on its way is in the cool-down all the same", async () => {
  const id = await world.accountOf(1);
  await world.rollcall.rows(
    "UPDATE invitation SET state = 'sending', sent_at = NULL, times = 0, claimed_by = 'tick:x', claimed_at = ?",
    Date.now(),
  );
  await world.rollcall.call("PATCH", `/v1/accounts/${id}`, { email: "neu@beispiel.example" });
  expect(await world.invitations()).toMatchObject([{ state: "revoked", times: 1 }]);
  expect(await world.send([id])).toMatchObject([{ sent: false, code: "cooldown" }]);
});

test("another spelling of the same address leaves the link alone", async () => {
  company.changeEmail(1, "Person1@Beispiel.example");
  await world.rollcall.sync();
  expect((await get(link)).status).toBe(200);
});

test("whoever still waits for the first mail when the address changes gets it at the new one", async () => {
  const crowd = await world.begin(1, { autoInvite: true });
  await world.smtp.down();
  await world.rollcall.sync();
  await until(async () => (await world.invitations()).every(({ tries }) => tries === 1));
  crowd.changeEmail(1, "neu@beispiel.example");
  await world.rollcall.sync();
  await world.smtp.up();
  await world.rollcall.tick(new Date(Date.now() + 3_600_000));
  const mails = await world.taken(1);
  expect(mails.map(({ to }) => to)).toEqual(["neu@beispiel.example"]);
  expect(addressOf(1)).not.toBe(mails[0]?.to);
});
