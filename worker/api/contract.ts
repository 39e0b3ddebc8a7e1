/**
 * The contract as types, for `hono/client`: every route without the Worker behind it, so that a client can be checked
 * where there are no Worker types. The Worker never runs this; a test compares it with what create-api.ts serves.
 */
import { OpenAPIHono } from "@hono/zod-openapi";
import {
  forgetConnection,
  getConnection,
  saveConnection,
  testConnection,
} from "./connection/connection-routes.ts";
import { listFindings } from "./findings/finding-routes.ts";
import { getHealth, getIdentity } from "./open/open-routes.ts";
import { getAccount, listAccounts } from "./people/account-routes.ts";
import { listTeams } from "./people/team-routes.ts";
import { listChanges } from "./runs/change-routes.ts";
import { approveRun, cancelRun, getRun, listRuns, rejectRun, startRun } from "./runs/run-routes.ts";
import { getStatus } from "./status/status-routes.ts";

const unanswered = null;

export const describeApi = () =>
  new OpenAPIHono().openapiRoutes([
    { route: getIdentity, handler: unanswered },
    { route: getHealth, handler: unanswered },
    { route: getStatus, handler: unanswered },
    { route: startRun, handler: unanswered },
    { route: listRuns, handler: unanswered },
    { route: getRun, handler: unanswered },
    { route: listChanges, handler: unanswered },
    { route: approveRun, handler: unanswered },
    { route: rejectRun, handler: unanswered },
    { route: cancelRun, handler: unanswered },
    { route: getConnection, handler: unanswered },
    { route: saveConnection, handler: unanswered },
    { route: forgetConnection, handler: unanswered },
    { route: testConnection, handler: unanswered },
    { route: listAccounts, handler: unanswered },
    { route: getAccount, handler: unanswered },
    { route: listTeams, handler: unanswered },
    { route: listFindings, handler: unanswered },
  ]);

export type Api = ReturnType<typeof describeApi>;
