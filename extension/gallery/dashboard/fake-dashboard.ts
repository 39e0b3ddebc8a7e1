/** The dashboard without a browser and without a server: plain values, as in fake-ports.ts. */
import { signal } from "@preact/signals";
import type { DashboardClient } from "../../api/create-dashboard-client.ts";
import { createDashboardModel, type DashboardPorts } from "../../dashboard/dashboard-model.ts";
import type { ThisBrowser } from "../../dashboard/this-browser.ts";
import type { Preferences } from "../../storage/preferences.ts";
import { fakeClient, fakeDraft, fakePorts, ok, type Wanted } from "../fake-ports.ts";
import { fakeAdministrationCalls } from "./fake-administration-calls.ts";
import { fakeDestinationCalls } from "./fake-destination-calls.ts";
import { fakePeopleCalls } from "./fake-people-calls.ts";
import { fakeReviewCalls } from "./fake-review-calls.ts";
import { fakeRulesCalls } from "./fake-rules-calls.ts";

/** One look at one page. */
export type WantedPage = Omit<Wanted, "client" | "tab"> & {
  /** `#/runs/run-1`. */
  readonly hash: string;
  readonly client?: Partial<DashboardClient>;
  /** What was being done when the page was left, by name. */
  readonly drafts?: Readonly<Record<string, unknown>>;
  readonly browser?: Partial<ThisBrowser>;
};

const fakeDashboardClient = (some: Partial<DashboardClient> = {}): DashboardClient => ({
  status: () => ok({ kind: "unchanged" }),
  saveExclusions: (_key, values) => ok({ values: [...values], warnings: [], etag: '"a2"' }),
  startRun: () => ok("run-2"),
  sendInvitations: (ids) => ok(ids.map((accountId) => ({ accountId, sent: true }) as const)),
  ...fakeClient(),
  ...fakeReviewCalls,
  ...fakePeopleCalls,
  ...fakeRulesCalls,
  ...fakeAdministrationCalls,
  ...fakeDestinationCalls,
  ...some,
});

/** It asks nobody: being told is always allowed. */
function fakeBrowser(some: Partial<ThisBrowser> = {}): ThisBrowser {
  const preferences = signal<Preferences>({ language: null, notifications: false });
  return {
    preferences,
    policy: { language: null, notifications: null, isServerLocked: false },
    language: "de",
    chooseLanguage: async (language) => {
      preferences.value = { ...preferences.value, language };
    },
    chooseNotifications: async (notifications) => {
      preferences.value = { ...preferences.value, notifications };
      return notifications;
    },
    ...some,
  };
}

export function fakeDashboard({ hash, client, drafts = {}, browser, ...wanted }: WantedPage) {
  const href = signal(hash);
  const saved: Array<{ readonly name: string; readonly text: string }> = [];
  const copied: string[] = [];
  const ports: DashboardPorts = {
    ...fakePorts(wanted),
    client: fakeDashboardClient(client),
    address: {
      read: () => href.peek(),
      go: (next) => {
        href.value = next;
      },
      replace: (next) => {
        href.value = next;
      },
      follow: (tell) => href.subscribe(tell),
    },
    openDraft: (name, parse) => Promise.resolve(fakeDraft(parse(drafts[name]))),
    openPairing: () => undefined,
    saveFile: (name, text) => void saved.push({ name, text }),
    copy: (text) => {
      copied.push(text);
      return Promise.resolve();
    },
    thisBrowser: fakeBrowser(browser),
  };
  return { ports, model: createDashboardModel(ports), href, saved, copied };
}
