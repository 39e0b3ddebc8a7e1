/** The HTTP API (api.md): the conventions first, then every resource. A new resource is added here and in contract.ts. */

import { createSignIn } from "../sign-in/create-sign-in.ts";
import { addAdmins } from "./administration/add-admins.ts";
import { addAudit } from "./administration/add-audit.ts";
import { addDevices } from "./administration/add-devices.ts";
import { addKeys } from "./administration/add-keys.ts";
import type { ApiDeps } from "./api-deps.ts";
import type { ApiApp } from "./api-env.ts";
import { addAttributes } from "./attributes/add-attributes.ts";
import { addExclusions } from "./attributes/add-exclusions.ts";
import { addConnection } from "./connection/add-connection.ts";
import { addFindings } from "./findings/add-findings.ts";
import { createEdge } from "./http/create-edge.ts";
import { requireRole } from "./http/require-role.ts";
import { addInvitationLinks } from "./invitations/add-invitation-links.ts";
import { addInvitations } from "./invitations/add-invitations.ts";
import { addMailPreviews } from "./mails/add-mail-previews.ts";
import { addDocument } from "./open/add-document.ts";
import { addOpen } from "./open/add-open.ts";
import { addAccountEdits } from "./people/add-account-edits.ts";
import { addAccounts } from "./people/add-accounts.ts";
import { addEmployees } from "./people/add-employees.ts";
import { addTeams } from "./people/add-teams.ts";
import { neededRole } from "./roles.ts";
import { addChanges } from "./runs/add-changes.ts";
import { addRuns } from "./runs/add-runs.ts";
import { addSettingsHistory } from "./settings/add-history.ts";
import { addSettings } from "./settings/add-settings.ts";
import { addStatus } from "./status/add-status.ts";

export function createApi(deps: ApiDeps): ApiApp {
  const app = createEdge(deps);
  app.use("/v1/*", requireRole(neededRole));
  addOpen(app, deps);
  addStatus(app, deps);
  addRuns(app, deps);
  addChanges(app, deps);
  addConnection(app, deps);
  addAccounts(app, deps);
  addAccountEdits(app, deps);
  addEmployees(app, deps);
  addTeams(app, deps);
  addFindings(app, deps);
  addSettings(app, deps);
  addSettingsHistory(app, deps);
  addAttributes(app, deps);
  addExclusions(app, deps);
  addDevices(app, deps);
  addAdmins(app, deps);
  addAudit(app, deps);
  addKeys(app, deps);
  app.route("/", createSignIn(deps.signIn));
  addInvitations(app, deps);
  addInvitationLinks(app, deps);
  addMailPreviews(app, deps);
  addDocument(app, deps.version);
  return app;
}
