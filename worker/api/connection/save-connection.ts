/** `PUT /v1/connection`: asks Personio, then saves, then starts a run if that was asked for. */
import {
  type Connection,
  type Credentials,
  loadConnection,
  openCredentials,
  SECRET_CONTEXT,
  saveConnection as store,
} from "../../config/connection-store.ts";
import { saveAttributes } from "../../config/save-attributes.ts";
import type { ApiDeps } from "../api-deps.ts";
import { ApiProblem } from "../http/api-problem.ts";
import { refuseStale } from "../http/if-match.ts";
import { invalidRequest } from "../http/invalid-request.ts";
import { startByHand, startProblem } from "../runs/start-by-hand.ts";
import { type ConnectionCheck, checkConnection } from "./check-connection.ts";
import type { SaveConnection, SavedConnection } from "./connection-routes.ts";
import { connectionEtag, presentConnection } from "./present-connection.ts";

/** `etag`: of what is saved. A stale tag is refused before Personio is asked, and again in the database. */
export async function saveConnection(
  deps: ApiDeps,
  asked: Asked,
): Promise<{ readonly answer: SavedConnection; readonly etag: string }> {
  if (asked.syncNow && !asked.enabled) throw new ApiProblem("disabled");
  const stored = await loadConnection(deps.db);
  await refuseOther(stored, asked);
  const { saved, warnings } = asked.enabled
    ? await saveChecked(deps, asked, stored)
    : await saveSwitchedOff(deps, asked, stored);
  const run = asked.syncNow ? { runId: await startNow(deps, asked.by) } : {};
  return { answer: { ...presentConnection(saved), warnings, ...run }, etag: await connectionEtag(saved) };
}

/** `by`: who wants it. */
type Asked = SaveConnection & { readonly by: string; readonly ifMatch: string | null };

type Saved = Pick<SavedConnection, "warnings"> & { readonly saved: Connection };

const refuseOther = async (before: Connection | null, { ifMatch }: Asked): Promise<void> =>
  refuseStale(ifMatch, await connectionEtag(before), async () => presentConnection(before));

async function saveChecked(deps: ApiDeps, asked: Asked, stored: Connection | null): Promise<Saved> {
  const credentials = await credentialsOf(deps, asked, stored);
  const check = await checkConnection(deps.openPersonio(credentials));
  if (check.problem !== null) throw checkProblem(check.problem);
  const now = deps.now();
  const sealedSecret = await deps.sealer.seal(credentials.clientSecret, SECRET_CONTEXT);
  const { clientId } = credentials;
  const saved: Connection = { clientId, sealedSecret, enabled: true, checkedAt: now, problem: null };
  const { attributes, complete } = check.learnt;
  await save(deps, asked, { saved, learnt: saveAttributes(deps.db, attributes, complete) });
  return { saved, warnings: check.unreadable.map(toWarning) };
}

/** Nobody is asked; what is known of credentials that stay the same stays known. */
async function saveSwitchedOff(deps: ApiDeps, asked: Asked, stored: Connection | null): Promise<Saved> {
  const { clientId, clientSecret } = asked;
  const kept = clientSecret === undefined ? ofClient(stored, clientId) : null;
  const saved: Connection = {
    clientId,
    sealedSecret: kept?.sealedSecret ?? (await deps.sealer.seal(clientSecret ?? "", SECRET_CONTEXT)),
    enabled: false,
    checkedAt: kept?.checkedAt ?? null,
    problem: kept?.problem ?? null,
  };
  await save(deps, asked, { saved, learnt: [] });
  return { saved, warnings: [] };
}

async function save(
  { db, now, log }: ApiDeps,
  asked: Asked,
  { saved, learnt }: { readonly saved: Connection; readonly learnt: readonly D1PreparedStatement[] },
): Promise<void> {
  const isSecretEntered = asked.clientSecret !== undefined;
  const judge = (before: Connection | null) => refuseOther(before, asked);
  await store(db, { after: saved, isSecretEntered, also: learnt, judge }, { by: asked.by, at: now() });
  log("connection.saved", { enabled: saved.enabled ? 1 : 0 });
}

/** The credentials as given, or with the saved secret while it is that of the same client. */
async function credentialsOf(
  { sealer }: ApiDeps,
  { clientId, clientSecret }: SaveConnection,
  stored: Connection | null,
): Promise<Credentials> {
  if (clientSecret !== undefined) return { clientId, clientSecret };
  const opened = await openCredentials(ofClient(stored, clientId), sealer);
  if (!opened.ok) throw secretMissing();
  return opened.value;
}

function ofClient(stored: Connection | null, clientId: string): Connection {
  if (stored?.clientId !== clientId || stored.sealedSecret === null) throw secretMissing();
  return stored;
}

const secretMissing = (): ApiProblem =>
  invalidRequest([
    { path: ["clientSecret"], message: "required: there is none on record for this client id" },
  ]);

/** Whatever keeps Personio from giving an answer that can be read, the admin can only try again later. */
function checkProblem({ code, params }: NonNullable<ConnectionCheck["problem"]>): ApiProblem {
  if (code === "credentials-refused" || code === "attributes-missing")
    return new ApiProblem(code, { params });
  return new ApiProblem(
    "personio-unavailable",
    code === "personio-unavailable" ? {} : { params: { reason: code } },
  );
}

const toWarning = (key: string): SavedConnection["warnings"][number] => ({
  code: "attribute-not-readable",
  key,
});

/** The connection is saved by now, and whoever asked must know it when no run can start. */
async function startNow(deps: ApiDeps, by: string): Promise<string> {
  const started = await startByHand(deps, { mode: "apply", by });
  if (started.ok) return started.value;
  if (started.error.reason !== "run-in-progress") throw startProblem(started.error);
  throw new ApiProblem("run-in-progress", {
    detail: "The connection is saved; a run is in progress already",
    params: { runId: started.error.runId, saved: true },
  });
}
