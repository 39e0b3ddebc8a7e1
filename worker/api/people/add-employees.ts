import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { type Anchor, anchorsBy, anchorsSchema } from "../http/anchors.ts";
import { ApiProblem } from "../http/api-problem.ts";
import { type Keyset, keyAfter, toPage } from "../http/page.ts";
import { type EmployeeRow, listEmployeeRows, presentEmployee } from "./employee-list.ts";
import { getEmployee, listEmployees } from "./employee-routes.ts";
import { loadExplanation } from "./load-explanation.ts";
import { loadStandings } from "./load-standings.ts";

const KEYSET: Keyset<readonly Anchor[]> = { list: "employees", key: anchorsSchema };
const toKey = anchorsBy(({ place }: EmployeeRow) => place);

export function addEmployees(app: ApiApp, { db }: ApiDeps): void {
  app.openapi(listEmployees, async (c) => {
    const query = c.req.valid("query");
    const anchors = keyAfter(query, KEYSET);
    const rows = listEmployeeRows(await loadStandings(db), query, anchors);
    return c.json(toPage(rows, query, { list: KEYSET.list, toKey, toItem: presentEmployee }), 200);
  });
  app.openapi(getEmployee, async (c) => {
    const explanation = await loadExplanation(db, { employeeId: c.req.valid("param").employeeId });
    if (explanation === null) throw new ApiProblem("not-found");
    return c.json(explanation, 200);
  });
}
