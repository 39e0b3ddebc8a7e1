/**
 * The contract as types, for `hono/client`: every route without the Worker behind it, so that a client can be checked
 * where there are no Worker types. The Worker never runs this; a test compares it with what create-api.ts serves.
 */
import { OpenAPIHono } from "@hono/zod-openapi";
import { appointAdmin, listAdmins, removeAdmin } from "./administration/admin-routes.ts";
import { listAudit } from "./administration/audit-routes.ts";
import { endDevice, getMe, listDevices } from "./administration/device-routes.ts";
import { rotateKeys } from "./administration/key-routes.ts";
import { listAttributes, saveTarget } from "./attributes/attribute-routes.ts";
import { previewExclusions, saveExclusions } from "./attributes/exclusion-routes.ts";
import {
  forgetConnection,
  getConnection,
  saveConnection,
  testConnection,
} from "./connection/connection-routes.ts";
import { listDestinationPeople, releasePerson } from "./destination/destination-people-routes.ts";
import {
  forgetDestination,
  getDestination,
  reconcileDestination,
  saveDestination,
  testDestination,
} from "./destination/destination-routes.ts";
import { listFindings } from "./findings/finding-routes.ts";
import { acceptInvitation, openInvitation } from "./invitations/invitation-link-routes.ts";
import { listInvitations, sendInvitations } from "./invitations/invitation-routes.ts";
import { getHealth, getIdentity } from "./open/open-routes.ts";
import {
  createAccount,
  deactivateAccount,
  reactivateAccount,
  updateAccount,
} from "./people/account-edit-routes.ts";
import { getAccount, listAccounts } from "./people/account-routes.ts";
import { getEmployee, listEmployees } from "./people/employee-routes.ts";
import { addMember, createTeam, removeMember, renameTeam } from "./people/team-edit-routes.ts";
import { listTeams } from "./people/team-routes.ts";
import { listChanges } from "./runs/change-routes.ts";
import { approveRun, cancelRun, getRun, listRuns, rejectRun, startRun } from "./runs/run-routes.ts";
import { listSettingsHistory } from "./settings/history-routes.ts";
import { getSettings, saveSettings } from "./settings/settings-routes.ts";
import { getStatus } from "./status/status-routes.ts";
import { forgetWebhook, getWebhook, makeWebhook, takeEvent } from "./webhook/webhook-routes.ts";

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
    { route: getDestination, handler: unanswered },
    { route: saveDestination, handler: unanswered },
    { route: forgetDestination, handler: unanswered },
    { route: testDestination, handler: unanswered },
    { route: reconcileDestination, handler: unanswered },
    { route: listDestinationPeople, handler: unanswered },
    { route: releasePerson, handler: unanswered },
    { route: listAccounts, handler: unanswered },
    { route: getAccount, handler: unanswered },
    { route: createAccount, handler: unanswered },
    { route: updateAccount, handler: unanswered },
    { route: deactivateAccount, handler: unanswered },
    { route: reactivateAccount, handler: unanswered },
    { route: listEmployees, handler: unanswered },
    { route: getEmployee, handler: unanswered },
    { route: listTeams, handler: unanswered },
    { route: createTeam, handler: unanswered },
    { route: renameTeam, handler: unanswered },
    { route: addMember, handler: unanswered },
    { route: removeMember, handler: unanswered },
    { route: listFindings, handler: unanswered },
    { route: getSettings, handler: unanswered },
    { route: saveSettings, handler: unanswered },
    { route: listSettingsHistory, handler: unanswered },
    { route: listAttributes, handler: unanswered },
    { route: saveTarget, handler: unanswered },
    { route: saveExclusions, handler: unanswered },
    { route: previewExclusions, handler: unanswered },
    { route: getMe, handler: unanswered },
    { route: listDevices, handler: unanswered },
    { route: endDevice, handler: unanswered },
    { route: listAdmins, handler: unanswered },
    { route: appointAdmin, handler: unanswered },
    { route: removeAdmin, handler: unanswered },
    { route: listAudit, handler: unanswered },
    { route: rotateKeys, handler: unanswered },
    { route: listInvitations, handler: unanswered },
    { route: sendInvitations, handler: unanswered },
    { route: openInvitation, handler: unanswered },
    { route: acceptInvitation, handler: unanswered },
    { route: takeEvent, handler: unanswered },
    { route: getWebhook, handler: unanswered },
    { route: makeWebhook, handler: unanswered },
    { route: forgetWebhook, handler: unanswered },
  ]);

export type Api = ReturnType<typeof describeApi>;
