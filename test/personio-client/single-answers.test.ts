/** One person, and the list of attributes. */
import { beforeEach, describe, expect, test } from "vitest";
import { idOf, type Script, scriptPersonio } from "./scripted-personio.ts";
import { finished, now, useVirtualTime } from "./virtual-time.ts";
import { failure, html, json, page, record, wrapper } from "./wire.ts";

beforeEach(useVirtualTime);

const unreadable = (detail: string) => ({ ok: false, error: { reason: "source-unreadable", detail } });
const single = (data: unknown) => json({ success: true, data });

describe("one employee", () => {
  const readFrom = (data: NonNullable<Script["data"]>, id = "7") => {
    const personio = scriptPersonio({ data });
    return finished(personio.client.readEmployee(idOf(id), ["email", "date_of_birth"])).then((result) => ({
      result,
      paths: personio.dataRequests().map(({ url }) => url.pathname + url.search),
    }));
  };

  test("is cut down to what was asked for", async () => {
    const attributes = {
      email: wrapper("a@example.com"),
      gender: wrapper("male"),
      date_of_birth: wrapper("1977-10-22", "date", "date_of_birth"),
    };
    const { result, paths } = await readFrom(() => single(record(7, attributes)));
    expect(result).toEqual({
      ok: true,
      value: { id: "7", status: "active", values: { email: "a@example.com" } },
    });
    expect(paths).toEqual(["/v1/company/employees/7"]);
  });

  test("is gone when Personio itself says so", async () => {
    expect((await readFrom(() => failure(404))).result).toEqual({ ok: true, value: "gone" });
  });

  test.each([
    ["a page", () => html(404)],
    ["nothing", () => json("", 404)],
    ["somebody else's JSON", () => json({ message: "no Route matched with those values" }, 404)],
    ["an envelope that contradicts itself", () => json({ success: true, data: [] }, 404)],
  ])("is not gone because a gateway answers 404 with %s", async (_what, answer) => {
    const { result } = await readFrom(answer);
    expect(result).toEqual({ ok: false, error: { reason: "personio-unavailable" } });
    expect(now()).toBeGreaterThan(170_000);
  });

  test.each([[], null, {}, "x", { attributes: {} }, record("a b")])(
    "may be a broken record: %j",
    async (data) => {
      const { result } = await readFrom(() => single(data));
      expect(result).toMatchObject({ ok: true, value: { id: "7", problem: expect.stringMatching(/^no-/) } });
    },
  );

  test("must be the one asked for", async () => {
    expect((await readFrom(() => single(record(8)))).result).toEqual(unreadable("another-employee"));
  });

  test.each(["", "..", "../../auth", "7?x=1", "7/profile-picture"])("is not asked for as %j", async (id) => {
    const { result, paths } = await readFrom(() => single(record(7)), id);
    expect(result).toEqual(unreadable("not-an-employee-id"));
    expect(paths).toEqual([]);
  });

  test("422 is unreadable", async () => {
    expect((await readFrom(() => failure(422))).result).toEqual(unreadable("status-422"));
  });
});

describe("the list of attributes", () => {
  const listFrom = (data: NonNullable<Script["data"]>) =>
    finished(scriptPersonio({ data }).client.listAttributes());

  test("is read leniently", async () => {
    const entries = [
      { key: "first_name", label: "First Name", type: "standard", universal_id: "first_name", options: [] },
      {
        key: "dynamic_1",
        label: "Languages",
        type: "tags",
        universal_id: null,
        options: ["German", 7, null, "", {}],
      },
      { key: "dynamic_2" },
      { key: "dynamic_2", label: "A second one" },
      { key: "dynamic_3", label: 7, type: {}, universal_id: [], options: "x" },
      { key: "dynamic_4", label: "Birthday", type: "date", universal_id: "date_of_birth" },
      ...[{ key: "" }, { key: 7 }, { key: "x".repeat(300) }, {}, null, "x", []],
    ];
    expect(await listFrom(() => single(entries))).toEqual({
      ok: true,
      value: [
        { key: "first_name", label: "First Name", type: "standard", universalId: "first_name", options: [] },
        { key: "dynamic_1", label: "Languages", type: "tags", universalId: null, options: ["German", "7"] },
        { key: "dynamic_2", label: "dynamic_2", type: "standard", universalId: null, options: [] },
        { key: "dynamic_3", label: "dynamic_3", type: "standard", universalId: null, options: [] },
        { key: "dynamic_4", label: "Birthday", type: "date", universalId: "date_of_birth", options: [] },
      ],
    });
  });

  test.each([403, 404])("may be refused with %i", async (status) => {
    expect(await listFrom(() => failure(status))).toEqual({ ok: true, value: null });
  });

  test("401 with a fresh token is no such refusal", async () => {
    expect(await listFrom(() => failure(401))).toEqual({
      ok: false,
      error: { reason: "credentials-refused" },
    });
  });

  test("a token that has expired meanwhile is renewed first", async () => {
    const answer = (_request: unknown, nth: number) =>
      nth === 1 ? failure(403) : single([{ key: "email" }]);
    expect(await listFrom(answer)).toMatchObject({ ok: true, value: [{ key: "email" }] });
  });

  test.each([null, {}, "x"])("%j is no list", async (data) => {
    expect(await listFrom(() => single(data))).toEqual(unreadable("no-attribute-list"));
  });

  const TAGS = {
    key: "dynamic_1",
    label: "Areas",
    type: "tags",
    universalId: null,
    options: ["Sales, Marketing"],
  };
  const people = () => page([record(1, { dynamic_1: wrapper("Sales, Marketing,IT", "tags") })], { total: 1 });
  const range = { firstPage: 0, pages: 1, attributes: ["dynamic_1", "dynamic_2"] };
  const whole = { values: { dynamic_1: ["Sales, Marketing", "IT"] } };

  test("is remembered: its options keep tags whole, its birthday is not asked for", async () => {
    const entries = [TAGS, { key: "dynamic_2", type: "date", universal_id: "date_of_birth" }];
    const data: Script["data"] = ({ url }) =>
      url.pathname.endsWith("/attributes") ? single(entries) : people();
    const { client, dataRequests } = scriptPersonio({ data });
    await finished(client.listAttributes());
    const read = await finished(client.readPages(range));
    expect(read).toMatchObject({ ok: true, value: { employees: [whole] } });
    expect(dataRequests()[1]?.url.searchParams.getAll("attributes[]")).toEqual(["id", "status", "dynamic_1"]);
  });

  test("can be handed to a client that was built anew", async () => {
    const { client } = scriptPersonio({ data: people }, { knownAttributes: [TAGS] });
    expect(await finished(client.readPages(range))).toMatchObject({
      ok: true,
      value: { employees: [whole] },
    });
  });
});
