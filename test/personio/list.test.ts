import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Ask, bodyOf, createAsk, errorOf, valuesOf } from "./ask.ts";
import { CUSTOM } from "./company/attributes.ts";
import { startTestPersonio, type TestPersonio } from "./test-personio.ts";

let personio: TestPersonio;
let ask: Ask;

beforeAll(async () => {
  personio = await startTestPersonio({ people: 250, seed: 7, rateLimit: "off" });
  ask = await createAsk(personio.url);
});
afterEach(() => {
  personio.setReadable("all");
  personio.behave({ supervisorForm: "long" });
});
afterAll(() => personio.close());

describe("the envelope", () => {
  test("has Personio's keys in Personio's order", async () => {
    expect(Object.keys(await ask.list())).toEqual(["success", "data", "metadata", "offset", "limit"]);
  });

  test("counts pages from 0 and records by the offset", async () => {
    const page = await ask.list("limit=100&offset=200");
    expect(page.metadata).toEqual({ total_elements: 250, current_page: 2, total_pages: 3 });
    expect(page).toMatchObject({ success: true, offset: 200, limit: 100 });
    expect(page.data).toHaveLength(50);
  });

  test("has 50 records when no limit is given", async () => {
    const page = await ask.list("");
    expect(page.data).toHaveLength(50);
    expect(page).toMatchObject({ offset: 0, limit: 50 });
  });

  test("is empty behind the end, and still counts", async () => {
    const page = await ask.list("limit=100&offset=300");
    expect(page.data).toEqual([]);
    expect(page.metadata.total_elements).toBe(250);
  });

  test.each([["limit=101"], ["limit=0"], ["limit=x"], ["offset=-1"], ["updated_since=soon"]])(
    "refuses ?%s",
    async (query) => {
      const refused = await errorOf(await ask.get(`?${query}`));
      expect(refused).toMatchObject({ status: 422, success: false, code: 422 });
    },
  );
});

describe("the people", () => {
  test("come newest profile first, every one exactly once, the inactive among them", async () => {
    const pages = await Promise.all([0, 100, 200].map((offset) => ask.list(`limit=100&offset=${offset}`)));
    const created = pages.flatMap((page) => valuesOf(page, "created_at").map((at) => Date.parse(String(at))));
    const ids = pages.flatMap((page) => valuesOf(page, "id"));

    expect(created).toEqual([...created].sort((a, b) => b - a));
    expect(new Set(created).size).toBe(250);
    expect(new Set(ids).size).toBe(250);
    expect(ids).not.toEqual([...ids].sort());
    expect(pages.flatMap((page) => valuesOf(page, "status"))).toContain("inactive");
  });

  test("all have the same attributes in the same order, empty ones included", async () => {
    const { data } = await ask.list();
    const keys = data.map(({ attributes }) => Object.keys(attributes).join());
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toBe(personio.company.attributes.map(({ key }) => key).join());
  });

  test("are found by e-mail, in a list", async () => {
    const someone = personio.company.employees.find(({ email }) => email?.endsWith(".example"));
    const found = await ask.list(`email=${encodeURIComponent(someone?.email ?? "")}`);
    expect(valuesOf(found, "id")).toEqual([someone?.id]);
    expect((await ask.list("email=nobody@beispiel.example")).data).toEqual([]);
  });
});

describe("projection", () => {
  test("attributes[] narrows the answer down; the id always comes along", async () => {
    const { data } = await ask.list(
      "attributes[]=last_name&attributes%5B%5D=first_name&attributes[]=unheard_of",
    );
    for (const { attributes } of data)
      expect(Object.keys(attributes)).toEqual(["id", "first_name", "last_name"]);
  });

  test("what the credential may not read is absent, asked for or not", async () => {
    personio.setUnreadable(["status", "email"]);
    const { data } = await ask.list("attributes[]=email&attributes[]=status&attributes[]=position");
    expect(Object.keys(data[0]?.attributes ?? {})).toEqual(["id", "position"]);
    expect(Object.keys((await ask.list()).data[0]?.attributes ?? {})).not.toContain("email");
  });

  test("even the id can be out of reach", async () => {
    personio.setReadable(["first_name"]);
    const { data } = await ask.list("attributes[]=first_name&attributes[]=id");
    expect(Object.keys(data[0]?.attributes ?? {})).toEqual(["first_name"]);
  });

  test("the log keeps headers and the query as they came, and counts by path", async () => {
    personio.requests.clear();
    const headers = { authorization: `Bearer ${ask.token}`, "X-Personio-App-ID": "ROLLCALL" };
    await fetch(`${personio.url}/v1/company/employees/attributes?a=1`, { headers });
    await ask.list("limit=1");
    expect(
      ["*", "/v1/company/*", "/v1/company/employees", "/v1/auth"].map((path) =>
        personio.requests.count(path),
      ),
    ).toEqual([2, 2, 1, 0]);
    const [first] = personio.requests.all;
    expect(first?.headers["x-personio-app-id"]).toBe("ROLLCALL");
    expect([first?.search, first?.query.get("a")]).toEqual(["?a=1", "1"]);
  });

  test("the log tells which attributes were asked for", async () => {
    personio.requests.clear();
    await ask.list("limit=5&attributes[]=status&attributes[]=email");
    expect([...personio.requests.askedAttributes()]).toEqual(["status", "email"]);
    expect(personio.requests.all[0]).toMatchObject({
      status: 200,
      path: "/v1/company/employees",
      method: "GET",
    });
  });
});

describe("values", () => {
  test("a supervisor's values are wrapped, an office's are bare", async () => {
    const person = personio.company.employees.find(({ supervisorId }) => supervisorId !== null);
    const { supervisor, office } = await ask.person(person ?? { id: 0 });
    const boss = personio.company.get(person?.supervisorId ?? 0);
    expect(supervisor?.value).toEqual({
      type: "Employee",
      attributes: {
        id: { label: "ID", value: boss.id, type: "integer", universal_id: "id" },
        first_name: {
          label: "First name",
          value: boss.firstName,
          type: "standard",
          universal_id: "first_name",
        },
        last_name: { label: "Last name", value: boss.lastName, type: "standard", universal_id: "last_name" },
        email: { label: "Email", value: boss.email, type: "standard", universal_id: "email" },
      },
    });
    expect(office?.value).toEqual({
      type: "Office",
      attributes: { id: expect.any(Number), name: expect.any(String) },
    });
  });

  test("the short form of a supervisor is the id alone", async () => {
    personio.behave({ supervisorForm: "short" });
    const person = personio.company.employees.find(({ supervisorId }) => supervisorId !== null);
    const { supervisor } = await ask.person(person ?? { id: 0 });
    expect(supervisor?.value).toMatchObject({ attributes: { id: { value: person?.supervisorId } } });
    expect(JSON.stringify(supervisor?.value)).not.toContain("email");
  });

  test("wrappers have label, value, type, universal_id, and money a currency", async () => {
    const { first_name, fix_salary } = await ask.person(personio.company.employees[0] ?? { id: 0 });
    expect(Object.keys(first_name ?? {})).toEqual(["label", "value", "type", "universal_id"]);
    expect(Object.keys(fix_salary ?? {})).toEqual(["label", "value", "type", "universal_id", "currency"]);
  });

  test("the id of a work schedule is beyond the safe integers", async () => {
    const text = await (await ask.get("?limit=1")).text();
    expect(text).toContain('"id":1067807102794692000');
  });
});

describe("one employee", () => {
  test("is all the credential may read", async () => {
    const [first] = personio.company.employees;
    expect(await ask.person(first ?? { id: 0 })).toEqual((await ask.list("limit=1")).data[0]?.attributes);
  });

  test.each([["/1"], ["/abc"], ["/1/profile-picture/75"]])("unknown %s: 404 in German", async (path) => {
    expect(await errorOf(await ask.get(path))).toMatchObject({
      status: 404,
      message: expect.stringMatching(/^E/),
    });
  });

  test("unknown: the message ends with a blank", async () => {
    const unknown = await errorOf(await ask.get("/1"));
    expect(unknown.message).toBe("Es ist ein Problem aufgetreten ");
  });

  test("has a picture, or a 404", async () => {
    const pictured = personio.company.employees.find(({ hasPicture }) => hasPicture);
    const picture = await ask.get(`/${pictured?.id}/profile-picture/75`);
    expect([picture.headers.get("content-type"), picture.headers.get("authorization")]).toEqual([
      "image/png",
      null,
    ]);
  });
});

describe("the attributes list", () => {
  type Listed = { readonly success: boolean; readonly data: readonly { readonly key: string }[] };

  test("has options where there are any", async () => {
    const { data }: Listed = await bodyOf(await ask.get("/attributes"));
    expect(data.find(({ key }) => key === "email")).toEqual({
      key: "email",
      label: "Email",
      type: "standard",
      universal_id: "email",
      options: [],
    });
    expect(data.find(({ key }) => key === CUSTOM.employmentKind)).toMatchObject({
      label: "Art der Anstellung",
      type: "list",
      universal_id: null,
      options: expect.arrayContaining(["extern"]),
    });
    expect(data.find(({ key }) => key === CUSTOM.birthday)).toMatchObject({ universal_id: "date_of_birth" });
  });

  test("has another name, and only what the credential may read", async () => {
    personio.setReadable(["id", "status"]);
    const { data }: Listed = await bodyOf(await ask.get("/custom-attributes"));
    expect(data.map(({ key }) => key)).toEqual(["id", "status"]);
  });
});
