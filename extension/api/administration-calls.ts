/** Settings, Personio's webhook, admins, devices, the audit record: the dashboard's calls (create-dashboard-client.ts). */
import type { InferRequestType } from "hono/client";
import type { Role, Rpc, Settings } from "./answers.ts";
import { filled } from "./filled.ts";
import { outcomeOf } from "./outcome-of.ts";

type V1 = Rpc["v1"];

/** `etag`: of what is saved, for the next write. */
export type KnownSettings = { readonly settings: Settings; readonly etag: string };

/** The whole document; what isn't in it is no longer set. */
export type SettingsDocument = InferRequestType<V1["settings"]["$put"]>["json"];

export type Appointment = { readonly email: string; readonly role: Role };

/** Each is compared as a whole; left out: whichever. */
export type AuditFilter = {
  readonly action?: string | undefined;
  readonly actor?: string | undefined;
  readonly subject?: string | undefined;
};

/** The most a page may hold. */
const WHOLE_PAGE = { limit: "200" };
const RECORD_PAGE = { limit: "50" };

export const administrationCalls = (v1: V1) => ({
  ...settingsCalls(v1),
  ...webhookCalls(v1),
  ...adminCalls(v1),
  ...auditCalls(v1),
});

const settingsCalls = (v1: V1) => ({
  settings: () =>
    outcomeOf(
      v1.settings.$get(),
      async (answer): Promise<KnownSettings> => ({
        settings: await answer.json(),
        etag: answer.headers.get("ETag") ?? "",
      }),
    ),
  /** A stale `etag` is a `conflict`. */
  saveSettings: (json: SettingsDocument, etag: string) =>
    outcomeOf(
      v1.settings.$put({ header: { "if-match": etag }, json }),
      async (answer): Promise<KnownSettings> => ({
        settings: await answer.json(),
        etag: answer.headers.get("ETag") ?? "",
      }),
    ),
  /** Of the settings, the targets, the exclusions and the connection; newest first. */
  settingsHistory: (cursor?: string) =>
    outcomeOf(v1.settings.history.$get({ query: { ...RECORD_PAGE, ...filled({ cursor }) } }), (answer) =>
      answer.json(),
    ),
});

const webhookCalls = (v1: V1) => ({
  webhook: () => outcomeOf(v1.webhook.$get(), (answer) => answer.json()),
  /** The token comes this once. */
  makeWebhookToken: () => outcomeOf(v1.webhook.$post(), async (answer) => (await answer.json()).token),
  forgetWebhook: () => outcomeOf(v1.webhook.$delete(), nothing),
});

const adminCalls = (v1: V1) => ({
  admins: (cursor?: string) =>
    outcomeOf(v1.admins.$get({ query: { ...WHOLE_PAGE, ...filled({ cursor }) } }), (answer) => answer.json()),
  /** Somebody who is on the list already gets the role. */
  appointAdmin: (json: Appointment) =>
    outcomeOf(v1.admins.$post({ json }), async (answer) => ({
      admin: await answer.json(),
      isNew: answer.status === 201,
    })),
  removeAdmin: (id: string) => outcomeOf(v1.admins[":id"].$delete(byId(id)), nothing),
  /** One's own; for owners everybody's. */
  devices: (cursor?: string) =>
    outcomeOf(v1.devices.$get({ query: { ...WHOLE_PAGE, ...filled({ cursor }) } }), (answer) =>
      answer.json(),
    ),
  endDevice: (id: string) => outcomeOf(v1.devices[":id"].$delete(byId(id)), nothing),
  rotateKeys: () => outcomeOf(v1.keys.rotate.$post(), (answer) => answer.json()),
});

const auditCalls = (v1: V1) => ({
  /** Newest first. */
  audit: (filter: AuditFilter, cursor?: string) =>
    outcomeOf(v1.audit.$get({ query: { ...RECORD_PAGE, ...filled({ ...filter, cursor }) } }), (answer) =>
      answer.json(),
    ),
  /** The same in larger steps, for whoever wants all of it. */
  auditForFile: (filter: AuditFilter, cursor?: string) =>
    outcomeOf(v1.audit.$get({ query: { ...WHOLE_PAGE, ...filled({ ...filter, cursor }) } }), (answer) =>
      answer.json(),
    ),
});

const byId = (id: string) => ({ param: { id: encodeURIComponent(id) } });
const nothing = async (): Promise<null> => null;
