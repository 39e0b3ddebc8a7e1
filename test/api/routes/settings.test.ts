/** `GET`, `PUT /v1/settings` and `GET /v1/settings/history`. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../../worker/core/settings.ts";
import { CUSTOM } from "../../personio/company/attributes.ts";
import { createCompany } from "../../personio/create-company.ts";
import { configurationOf, forgetEdits, seen } from "./configuration.ts";
import { type Answered, type Api, type Problem, startApi } from "./start-api.ts";

let api: Api;
const { setSettings, setTarget, exclude } = configurationOf(() => api);

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  const company = createCompany({ people: 0 });
  company.add({ id: 1, firstName: "Ada", lastName: "Lovelace", employmentType: "external" });
  await api.rollcall.reset({ company });
  await forgetEdits(api);
});

const PATH = "/v1/settings";
const NEW = {
  ...DEFAULT_SETTINGS,
  companyName: "Beispiel GmbH",
  autoReactivate: true,
  schedule: { everyHours: 6, at: "23:59", timeZone: "America/New_York" },
  limits: { deactivations: { count: 0, percent: 0 }, relinks: { count: 12, percent: 2.5 } },
  alerts: { emails: ["people@beispiel.example"] },
};

const get = () => api.ask<typeof DEFAULT_SETTINGS>("GET", PATH);
const etag = async () => (await get()).headers.get("etag") ?? "";
const put = <T = Problem>(body: unknown, tag: string | null): Promise<Answered<T>> =>
  api.ask<T>("PUT", PATH, { body, ...(tag === null ? {} : { headers: { "if-match": tag } }) });
const revision = async () => (await api.rollcall.rows("SELECT number FROM revision"))[0];

describe("the settings", () => {
  test("are the defaults until some are saved", async () => {
    const { status, body, headers } = await get();
    expect({ status, body }).toEqual({ status: 200, body: DEFAULT_SETTINGS });
    expect(headers.get("etag")).toMatch(/^"[0-9a-f]{24}"$/u);
  });

  test("are saved as a whole, and are in force at once", async () => {
    const before = await revision();
    const saved = await put(NEW, await etag());
    expect({ status: saved.status, body: saved.body }).toEqual({ status: 200, body: NEW });
    const { body, headers } = await get();
    expect(body).toEqual(NEW);
    expect(headers.get("etag")).toBe(saved.headers.get("etag"));
    expect(await revision()).not.toEqual(before);
    expect((await api.ask("GET", "/v1/status")).body).toMatchObject({ name: "Beispiel GmbH" });
    expect(await api.rollcall.rows("SELECT updated_by AS by FROM setting")).toEqual([{ by: "ADMIN_TOKEN" }]);
  });

  test("keep what came later than the rest of the document where it is left out", async () => {
    const invitations = { ...NEW.invitations, remindAfterDays: 7 };
    const full = { ...NEW, freshness: "instant", invitations, personioUrl: "https://muster.personio.de" };
    expect((await put(full, await etag())).status).toBe(200);
    const { freshness: _, personioUrl: __, ...rest } = full;
    const { remindAfterDays: ___, ...others } = invitations;
    const saved = await put({ ...rest, companyName: "Other", invitations: others }, await etag());
    expect(saved).toMatchObject({ status: 200, body: { ...full, companyName: "Other" } });
    expect((await get()).body).toEqual({ ...full, companyName: "Other" });
  });

  test("saved as they are write nothing", async () => {
    await put(NEW, await etag());
    const before = await revision();
    expect((await put(NEW, await etag())).status).toBe(200);
    expect(await revision()).toEqual(before);
    expect(await api.rollcall.rows("SELECT id FROM audit_event")).toHaveLength(1);
  });

  test("take blanks around a name for a slip of the hand", async () => {
    const { body } = await put<typeof NEW>({ ...NEW, companyName: "  Beispiel GmbH " }, await etag());
    expect(body.companyName).toBe("Beispiel GmbH");
  });
});

describe("If-Match", () => {
  test("is required", async () => {
    for (const tag of [null, "", " "]) {
      expect(seen(await put(NEW, tag))).toEqual({ status: 428, code: "if-match-required" });
    }
    expect((await get()).body).toEqual(DEFAULT_SETTINGS);
  });

  test("with a tag that is past is answered with what is there now", async () => {
    const old = await etag();
    await put(NEW, old);
    const refused = await put({ ...NEW, companyName: "Other" }, old);
    expect(seen(refused)).toEqual({ status: 412, code: "stale" });
    expect(refused.body.params).toEqual({ current: NEW });
    expect(refused.headers.get("etag")).toBe(await etag());
    expect((await get()).body).toEqual(NEW);
  });

  test.each(['"nonsense"', "nonsense", '""', "W/", ",", "'; DROP TABLE setting; --"])(
    "with a tag that never was: %s",
    async (tag) => {
      expect(seen(await put(NEW, tag))).toEqual({ status: 412, code: "stale" });
    },
  );

  test("may be weakened by a proxy, or be one of several", async () => {
    expect((await put(NEW, `"x", W/${await etag()}`)).status).toBe(200);
  });

  test("lets exactly one of ten admins at once win", async () => {
    const tag = await etag();
    const names = Array.from({ length: 10 }, (_, index) => `Admin ${index}`);
    const answers = await Promise.all(names.map((companyName) => put({ ...NEW, companyName }, tag)));
    const winners = names.filter((_, index) => answers[index]?.status === 200);
    expect(winners).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(9);
    const { body } = await get();
    expect([body.companyName]).toEqual(winners);
    for (const { status, body: problem } of answers) {
      if (status === 412) expect(problem.params).toEqual({ current: body });
    }
    expect(await api.rollcall.rows("SELECT id FROM audit_event")).toHaveLength(1);
  });
});

const { schedule, limits, invitations } = DEFAULT_SETTINGS;
const withLimit = (limit: unknown) => ({ limits: { ...limits, deactivations: limit } });

describe("PUT /v1/settings refuses", () => {
  test.each<[Readonly<Record<string, unknown>>, string]>([
    [{ schedule: { ...schedule, at: "24:00" } }, "schedule.at"],
    [{ schedule: { ...schedule, at: "4:00" } }, "schedule.at"],
    [{ schedule: { ...schedule, at: 4 } }, "schedule.at"],
    [{ schedule: { ...schedule, timeZone: "Europe/Atlantis" } }, "schedule.timeZone"],
    [{ schedule: { ...schedule, timeZone: "+02:00" } }, "schedule.timeZone"],
    [{ schedule: { ...schedule, everyHours: 5 } }, "schedule.everyHours"],
    [{ schedule: { ...schedule, everyHours: 0 } }, "schedule.everyHours"],
    [{ schedule: { ...schedule, everyHours: "24" } }, "schedule.everyHours"],
    [withLimit({ count: -1, percent: 5 }), "limits.deactivations.count"],
    [withLimit({ count: 1.5, percent: 5 }), "limits.deactivations.count"],
    [withLimit({ count: 5, percent: -0.1 }), "limits.deactivations.percent"],
    [withLimit({ count: 5, percent: 100.1 }), "limits.deactivations.percent"],
    [withLimit({ count: 5 }), "limits.deactivations.percent"],
    [{ personioUrl: "http://muster.personio.de" }, "personioUrl"],
    [{ personioUrl: "https://muster.personio.de.evil.example" }, "personioUrl"],
    [{ personioUrl: "https://evilpersonio.de" }, "personioUrl"],
    [{ personioUrl: "https://muster.personio.de@evil.example/" }, "personioUrl"],
    [{ personioUrl: "javascript:alert(1)//x.personio.de" }, "personioUrl"],
    [{ personioUrl: "" }, "personioUrl"],
    [{ invitations: { ...invitations, appUrl: "http://app.example" } }, "invitations.appUrl"],
    [{ invitations: { ...invitations, appUrl: "javascript:alert(1)" } }, "invitations.appUrl"],
    [{ invitations: { ...invitations, appUrl: "https://app.example/\r\nX-Evil: 1" } }, "invitations.appUrl"],
    [{ invitations: { ...invitations, appUrl: "" } }, "invitations.appUrl"],
    [{ invitations: { ...invitations, expireAfterDays: 0 } }, "invitations.expireAfterDays"],
    [{ invitations: { ...invitations, language: "fr" } }, "invitations.language"],
    [{ invitations: { ...invitations, senderName: "x\r\nBcc: a@b.example" } }, "invitations.senderName"],
    [{ alerts: { emails: ["nobody"] } }, "alerts.emails.0"],
    [{ alerts: { emails: ["a@b.example\0"] } }, "alerts.emails.0"],
    [{ alerts: { emails: Array(21).fill("a@b.example") } }, "alerts.emails"],
    [{ companyName: "a\0b" }, "companyName"],
    [{ companyName: "a\ud800b" }, "companyName"],
    [{ companyName: "x".repeat(201) }, "companyName"],
    [{ companyName: null }, "companyName"],
    [{ autoInvite: "true" }, "autoInvite"],
    [{ retentionDays: 0 }, "retentionDays"],
    [{ retentionDays: Number.MAX_SAFE_INTEGER }, "retentionDays"],
    [{ nonsense: 1 }, "nonsense"],
    [{ schedule: { ...schedule, nonsense: 1 } }, "schedule.nonsense"],
    [{ schedule: undefined }, "schedule"],
  ])("%j, because of %s", async (part, at) => {
    const refused = await put({ ...DEFAULT_SETTINGS, ...part }, '"any"');
    expect(seen(refused)).toEqual({ status: 422, code: "invalid-request" });
    const issues = refused.body.params?.["issues"] as readonly { path: string }[];
    expect(new Set(issues.map(({ path }) => path))).toEqual(new Set([at]));
    expect(JSON.stringify(issues)).not.toMatch(/X-Evil|Bcc/u);
  });
});

type Edit = { readonly id: number; readonly kind: string; readonly [key: string]: unknown };
type Page = { readonly items: readonly Edit[]; readonly nextCursor: string | null };
const history = async (query = "") => (await api.ask<Page>("GET", `/v1/settings/history${query}`)).body;

describe("the history", () => {
  test("is empty at first", async () => {
    expect(await history()).toEqual({ items: [], nextCursor: null });
  });

  test("tells every change, newest first, with before and after", async () => {
    const { clientId, clientSecret } = api.rollcall.personio.credential;
    await api.ask("PUT", "/v1/connection", { body: { clientId, clientSecret, enabled: true } });
    await setSettings({ companyName: "Beispiel GmbH" });
    await setTarget(CUSTOM.level, { kind: "level" });
    await exclude(CUSTOM.level, ["Lead"]);
    await exclude(CUSTOM.level, []);
    await setTarget(CUSTOM.level, null);
    await api.ask("PUT", "/v1/connection", { body: { clientId, clientSecret, enabled: true } });
    await api.ask("PUT", "/v1/connection", { body: { clientId, enabled: true } });
    await api.ask("PUT", "/v1/connection", { body: { clientId, enabled: false } });
    await api.ask("DELETE", "/v1/connection");
    await api.ask("DELETE", "/v1/connection");
    const { items } = await history();
    const level = { kind: "level" };
    const on = { clientId, clientSecret: "set", enabled: true };
    const settings = {
      before: DEFAULT_SETTINGS,
      after: { ...DEFAULT_SETTINGS, companyName: "Beispiel GmbH" },
    };
    expect(items.map(({ id: _, at: __, by: ___, ...rest }) => rest)).toEqual([
      { kind: "connection", key: null, before: { ...on, enabled: false }, after: null },
      { kind: "connection", key: null, before: on, after: { ...on, enabled: false } },
      { kind: "connection", key: null, before: on, after: { ...on, clientSecret: "replaced" } },
      { kind: "target", key: CUSTOM.level, before: level, after: null },
      { kind: "exclusions", key: CUSTOM.level, before: ["Lead"], after: [] },
      { kind: "exclusions", key: CUSTOM.level, before: [], after: ["Lead"] },
      { kind: "target", key: CUSTOM.level, before: null, after: level },
      { kind: "settings", key: null, ...settings },
      { kind: "connection", key: null, before: null, after: on },
    ]);
    for (const { at, by } of items) {
      expect(by).toBe("ADMIN_TOKEN");
      expect(Math.abs(Date.now() - Date.parse(String(at)))).toBeLessThan(60_000);
    }
    const stored = JSON.stringify(await api.rollcall.rows("SELECT * FROM audit_event"));
    expect(stored).not.toContain(clientSecret);
    expect(stored).not.toContain("v1.k1.");
  });

  test("is paged, and leaves out what is no configuration", async () => {
    for (const name of ["A", "B", "C"]) await setSettings({ companyName: name });
    await api.rollcall.db
      .prepare("INSERT INTO audit_event (at, actor, action, subject) VALUES (1, 'x', 'account.update', 'a')")
      .run();
    const first = await history("?limit=2");
    const second = await history(`?limit=2&cursor=${first.nextCursor}`);
    const names = [...first.items, ...second.items].map(({ after }) => Object(after).companyName);
    expect(names).toEqual(["C", "B", "A"]);
    expect(second.nextCursor).toBeNull();
    const foreign = (await api.ask<Page>("GET", "/v1/runs?limit=1")).body.nextCursor;
    expect(foreign).toBeNull();
    const refused = await api.ask("GET", "/v1/settings/history?cursor=WyJydW5zIixbMSwiYSJdXQ");
    expect(seen(refused)).toEqual({ status: 422, code: "invalid-request" });
  });

  test("has nothing of what was refused", async () => {
    await put(NEW, '"stale"');
    await put({ ...NEW, retentionDays: 0 }, await etag());
    await put(NEW, null);
    expect((await history()).items).toEqual([]);
    expect(await api.rollcall.rows("SELECT id FROM setting")).toEqual([]);
  });

  test("is forgotten with the records of runs", async () => {
    await setSettings({ retentionDays: 30 });
    await api.rollcall.db
      .prepare("UPDATE audit_event SET at = ?")
      .bind(Date.now() - 31 * 86_400_000)
      .run();
    await setSettings({ companyName: "New" });
    await api.rollcall.connect();
    await api.rollcall.tick(new Date());
    expect((await history()).items.map(({ kind }) => kind)).toEqual(["connection", "settings"]);
  });
});

test("settings that were broken by hand are shown as far as they are sound, and can be saved", async () => {
  const document = JSON.stringify({ ...NEW, retentionDays: "for ever", nonsense: 1 });
  await api.rollcall.db
    .prepare("INSERT INTO setting (id, document, updated_at) VALUES (1, ?, 0)")
    .bind(document)
    .run();
  expect((await get()).body).toEqual({ ...NEW, retentionDays: 90 });
  expect((await setSettings({ retentionDays: 30 })).status).toBe(200);
});
