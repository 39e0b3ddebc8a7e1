/**
 * Every operation of /openapi.json does what it is for, answers as published, and refuses with exactly the code the contract
 * has for it; a refusal changes nothing in any table. (The client holds every answer against its published schema.)
 * One Worker for the questions and one for the writes: the requests of both together would be too many for a minute.
 */
import { afterAll, describe, expect, test } from "vitest";
import { EVERY_OPERATION, requestOf } from "./every-operation.ts";
import { makeUpCompany } from "./made-up-company.ts";
import { type Operation, type Route, routesOf } from "./open-api-document.ts";
import { NOTHING, type OperationCase } from "./operation-case.ts";
import { createScene } from "./scene.ts";
import { startApi } from "./start-api.ts";

const api = await startApi();
const company = await makeUpCompany(api);
const scene = await createScene(api, company);
afterAll(() => api.close());

/** What any operation may answer: asked for below, or by tests of their own (forbidden, too-large, rate-limited, unavailable). */
const COMMON = ["unauthorized", "forbidden", "too-large", "rate-limited", "unavailable"];

/** Refusals that are published, as `409 name-taken`. */
const publishedRefusals = ({ responses }: Operation): readonly string[] =>
  Object.entries(responses)
    .filter(([status]) => Number(status) >= 400)
    .flatMap(([status, { description }]) =>
      [...description.matchAll(/`([\w-]+)`/gu)].map(([, code = ""]) => ({ status, code })),
    )
    .filter(({ code }) => !COMMON.includes(code))
    .map(({ status, code }) => `${status} ${code}`);

const takesInput = ({ parameters = [], requestBody }: Operation): boolean =>
  requestBody !== undefined || parameters.some((it) => it.in === "query");

type Badly = {
  readonly over?: OperationCase["bad"][number][1];
  readonly change?: { readonly method?: string; readonly token?: null };
};

/** Pages for people have tests of their own: test/invitations/links.test.ts. */
const ROUTES = routesOf(api.document).filter(({ path }) => !path.startsWith("/i/"));
const WALKED = ROUTES.flatMap((route) => {
  const cases = EVERY_OPERATION[route.operation.operationId];
  return cases === undefined ? [] : [{ name: route.operation.operationId, route, cases }];
});

/** A run that a good request started must not meet the next one. */
async function runsAreOver(): Promise<void> {
  const active = "SELECT id FROM run WHERE state IN ('queued', 'reading', 'planning', 'applying')";
  for (const { id } of await api.rollcall.rows<{ id: string }>(active)) await api.rollcall.settled(id);
}

export function walkOperations(isMeant: (route: Route) => boolean): void {
  test("every operation that is published has its cases, and every case its operation", () => {
    const published = ROUTES.map(({ operation }) => operation.operationId);
    expect(Object.keys(EVERY_OPERATION).sort()).toEqual([...published].sort());
  });

  describe.each(WALKED.filter(({ route }) => isMeant(route)))("$name", ({ route, cases }) => {
    const { operation, path } = route;
    const { good, bad } = cases;

    test("does what it is for", async () => {
      const before = await scene.set(good);
      const { status, text } = await api.ask(...requestOf(route, cases, { company }));
      expect(status, text).toBe(good.status);
      await runsAreOver();
      if (route.method === "GET") await scene.expectUnchanged(before);
    });

    test("is asked in every way in which it refuses", () => {
      const needed = publishedRefusals(operation).filter(
        (it) => it !== "422 invalid-request" || takesInput(operation),
      );
      expect(bad.map(([refusal]) => refusal)).toEqual(expect.arrayContaining(needed));
    });

    async function expectRefusal(refusal: string, { over = {}, change = {} }: Badly): Promise<void> {
      const before = await scene.set({ ...good, ...over });
      const [method, address, question] = requestOf(route, cases, { over, company });
      const sent = { ...question, ...change };
      const { status, body, text } = await api.ask(change.method ?? method, address, sent);
      expect(`${status} ${body.code}`, text).toBe(refusal);
      if (over.saves !== true) await scene.expectUnchanged(before);
    }

    test.each(bad)("refuses: %s %#", (refusal, over) => expectRefusal(refusal, { over }));

    test("is not for another method", () => {
      const taken = ROUTES.filter((it) => it.path === path).map(({ method }) => method);
      const method = ["PATCH", "DELETE", "PUT"].find((it) => !taken.includes(it)) ?? NOTHING;
      return expectRefusal("405 method-not-allowed", { change: { method } });
    });

    if (!path.startsWith("/v1/")) return;

    test("is not for strangers", () => expectRefusal("401 unauthorized", { change: { token: null } }));

    test("refuses a query it doesn't know", () =>
      expectRefusal("422 invalid-request", { over: { query: { ...good.query, [NOTHING]: "1" } } }));
  });
}
