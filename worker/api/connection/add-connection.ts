import {
  type Connection,
  checkStatement,
  forgetConnection as forget,
  loadConnection,
  openCredentials,
} from "../../config/connection-store.ts";
import { saveAttributes } from "../../config/save-attributes.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { ApiProblem } from "../http/api-problem.ts";
import { givenIfMatch } from "../http/if-match.ts";
import { type ConnectionCheck, checkConnection } from "./check-connection.ts";
import { forgetConnection, getConnection, saveConnection, testConnection } from "./connection-routes.ts";
import { connectionEtag, presentConnection } from "./present-connection.ts";
import { saveConnection as save } from "./save-connection.ts";

export function addConnection(app: ApiApp, deps: ApiDeps): void {
  const { db, log, now } = deps;
  app.openapi(getConnection, async (c) => {
    const stored = await loadConnection(db);
    return c.json(presentConnection(stored), 200, { ETag: await connectionEtag(stored) });
  });
  app.openapi(saveConnection, async (c) => {
    const ifMatch = givenIfMatch(c.req.valid("header"));
    const asked = { ...c.req.valid("json"), ifMatch, by: c.get("principal").name };
    const { answer, etag } = await save(deps, asked);
    return c.json(answer, 200, { ETag: etag });
  });
  app.openapi(forgetConnection, async (c) => {
    await forget(db, { by: c.get("principal").name, at: now() });
    log("connection.forgotten", {});
    return c.body(null, 204);
  });
  app.openapi(testConnection, async (c) => {
    const stored = await loadConnection(db);
    if (stored === null || stored.sealedSecret === null) throw new ApiProblem("not-configured");
    const check = await checkStored(deps, stored);
    await record(deps, stored, check);
    return c.json(presentConnection(await loadConnection(db)), 200);
  });
}

/** A secret that can't be opened any more is as good as one that Personio refuses: it has to be entered again. */
async function checkStored({ sealer, openPersonio }: ApiDeps, stored: Connection): Promise<ConnectionCheck> {
  const credentials = await openCredentials(stored, sealer);
  if (credentials.ok) return checkConnection(openPersonio(credentials.value));
  return {
    problem: { code: "credentials-refused", params: {} },
    unreadable: [],
    learnt: { attributes: [], complete: false },
  };
}

async function record({ db, now, log }: ApiDeps, checked: Connection, check: ConnectionCheck): Promise<void> {
  const { problem, learnt } = check;
  await db.$client.batch([
    checkStatement(db, checked, { problem, now: now() }),
    ...saveAttributes(db, learnt.attributes, learnt.complete),
  ]);
  log("connection.tested", { problem: problem?.code ?? null });
}
