/** A cursor is good for its own list only: every list of /openapi.json is given the cursors of all the others. */
import { afterAll, expect, test } from "vitest";
import { EVERY_OPERATION, requestOf } from "./every-operation.ts";
import { makeUpCompany } from "./made-up-company.ts";
import { routesOf } from "./open-api-document.ts";
import { createScene } from "./scene.ts";
import { startApi } from "./start-api.ts";

const api = await startApi();
const company = await makeUpCompany(api);
const scene = await createScene(api, company);
afterAll(() => api.close());

const LISTS = routesOf(api.document).flatMap((route) => {
  const { operationId: name, parameters = [] } = route.operation;
  const cases = EVERY_OPERATION[name];
  const isList = parameters.some((it) => it.in === "query" && it.name === "cursor");
  return isList && cases !== undefined ? [{ name, route, cases }] : [];
});

/** A cursor of each list, from its first page of one. */
async function cursorsOfAll(): Promise<ReadonlyMap<string, string>> {
  const cursors = new Map<string, string>();
  for (const { name, route, cases } of LISTS) {
    await scene.set(cases.good);
    const first = requestOf(route, cases, { over: { query: { limit: "1" } }, company });
    const { nextCursor } = (await api.ask<{ nextCursor: string | null }>(...first)).body;
    expect(nextCursor, `${name} has one page only`).not.toBeNull();
    cursors.set(name, nextCursor ?? "");
  }
  return cursors;
}

test("every list has cursors of its own", async () => {
  const cursors = await cursorsOfAll();
  const before = await scene.set({});
  for (const { name, route, cases } of LISTS) {
    for (const [other, cursor] of [...cursors].filter(([it]) => it !== name)) {
      const { status, body } = await api.ask(
        ...requestOf(route, cases, { over: { query: { cursor } }, company }),
      );
      expect({ status, body }, `${name} with a cursor of ${other}`).toMatchObject({
        ...{ status: 422, body: { code: "invalid-request", params: { issues: [{ path: "cursor" }] } } },
      });
    }
  }
  await scene.expectUnchanged(before);
});
