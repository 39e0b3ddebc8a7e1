/** Many admins, or one script, write at the same time: whoever doesn't contradict another gets through. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { accountRow, insertRows, teamRow } from "./rows.ts";
import { type Api, startApi } from "./start-api.ts";

const PEOPLE = Array.from({ length: 50 }, (_, index) => `person-${index}`);

let api: Api;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

beforeEach(async () => {
  await api.rollcall.reset();
  await insertRows(
    api.rollcall.db,
    "account",
    PEOPLE.map((id) => accountRow(id)),
  );
  await insertRows(api.rollcall.db, "team", [teamRow("choir", "Chor")]);
});

test("fifty edits that have nothing to do with each other all succeed", async () => {
  const answers = await Promise.all(PEOPLE.map((id) => api.ask("PUT", `/v1/teams/choir/members/${id}`)));
  expect(answers.map(({ status }) => status)).toEqual(PEOPLE.map(() => 204));
  const [{ members }] = (await api.rollcall.rows<{ members: number }>(
    "SELECT count(*) AS members FROM membership",
  )) as [{ members: number }];
  expect(members).toBe(50);
  expect(await api.rollcall.rows("SELECT number FROM revision")).toEqual([{ number: 50 }]);
}, 60_000);

test("of twenty with the same entity tag exactly one wins", async () => {
  const { headers } = await api.ask("GET", "/v1/accounts/person-0");
  const tag = headers.get("etag") ?? "";
  const answers = await Promise.all(
    PEOPLE.slice(0, 20).map((name) =>
      api.ask("PATCH", "/v1/accounts/person-0", { body: { lastName: name }, headers: { "if-match": tag } }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(412)]);
}, 60_000);
