/** What the set-up says: four steps, the connection to Personio, and everything that can be wrong with it. */

import type { Me } from "../../api/answers.ts";
import type { StepId, StepState } from "../../dashboard/set-up/set-up-steps.ts";
import type { ByCode } from "../messages.ts";

type Count = (count: number) => string;

export type SetUpMessages = {
  readonly lead: string;
  readonly leadDone: string;
  readonly steps: string;
  readonly step: Readonly<Record<StepId, string>>;
  readonly state: Readonly<Record<StepState, string>>;
  readonly show: (step: string) => string;
  readonly hide: (step: string) => string;
  readonly progress: (done: number, all: number) => string;
  readonly server: {
    readonly connected: (by: { company: string; host: string }) => string;
    readonly as: (by: { name: string; role: string }) => string;
    readonly role: Readonly<Record<Me["role"], string>>;
    readonly roleMeans: Readonly<Record<Me["role"], string>>;
    readonly manage: string;
  };
  readonly connection: ConnectionMessages;
  readonly mapping: MappingMessages;
  readonly preview: PreviewMessages;
};

export type ConnectionMessages = {
  readonly intro: string;
  readonly guide: string;
  readonly guideSteps: readonly string[];
  readonly guideRequired: string;
  readonly guideStandard: string;
  readonly guideExtra: string;
  readonly clientId: string;
  readonly clientIdMissing: string;
  readonly secret: string;
  readonly secretHint: string;
  readonly secretSetHint: string;
  readonly secretMissing: string;
  readonly secretMissingForClient: string;
  readonly enable: string;
  readonly enableHint: string;
  readonly save: string;
  readonly saveAndSync: string;
  readonly saving: string;
  readonly savedOn: (firstRun: string | null) => string;
  readonly savedOff: string;
  readonly savedWithProblem: string;
  readonly nothingSaved: string;
  readonly syncRunning: string;
  readonly openRun: string;
  readonly warnings: (attributes: string) => string;
  /** The connection as it stands. */
  readonly state: string;
  readonly on: string;
  readonly onHint: string;
  readonly off: string;
  readonly offHint: string;
  readonly secretSet: string;
  readonly checked: string;
  readonly neverChecked: string;
  readonly good: string;
  readonly change: string;
  readonly check: string;
  readonly checking: string;
  readonly checkedGood: string;
  readonly switchOn: string;
  readonly switchOff: string;
  readonly switchedOff: string;
  readonly forget: string;
  readonly forgetTitle: string;
  readonly forgetText: string;
  readonly forgetConfirm: string;
  readonly forgotten: string;
  /** With the sentence that says what to do. */
  readonly problem: ByCode;
  readonly problemUnknown: string;
  readonly missing: (attributes: string) => string;
  /** Refusals of what was asked for here. */
  readonly failure: ByCode;
};

export type MappingMessages = {
  readonly waiting: string;
  readonly intro: string;
  /** Personio's standard attributes as Personio calls them. */
  readonly attribute: Readonly<Record<string, string>>;
  readonly defaults: string;
  readonly own: Count;
  readonly exclusions: Count;
  readonly noExclusions: string;
  readonly birthday: string;
  readonly edit: string;
  readonly choices: string;
  readonly openSettings: string;
  readonly goOn: string;
  readonly done: string;
};

export type PreviewMessages = {
  readonly waiting: string;
  readonly intro: string;
  readonly introOff: string;
  readonly start: string;
  readonly switchOnAndStart: string;
  readonly again: string;
  readonly ready: (by: { people: number; when: string | null }) => string;
  readonly failed: string;
  readonly excluded: Count;
  readonly held: Count;
  readonly unchanged: Count;
  readonly open: string;
  readonly firstRun: (when: string) => string;
  readonly sync: string;
  readonly switchOnAndSync: string;
  readonly syncing: string;
  readonly synced: (when: string | null) => string;
  readonly syncFailed: string;
  readonly paused: string;
  readonly switchOff: string;
  readonly toOverview: string;
};
