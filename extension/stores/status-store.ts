/** The status tab without its looks: findings, a run that is followed, a preview, and starting a sync. */
import { computed, effect, signal } from "@preact/signals";
import type { ExclusionDraft, Finding, Page, Run } from "../api/answers.ts";
import type { Failure } from "../api/failure.ts";
import { companyOf, type ViewState } from "../core/view-state.ts";
import type { OutboxEntry } from "../storage/outbox.ts";
import { createLoader, loadable } from "./loadable.ts";
import type { SessionPorts } from "./ports.ts";
import { createPress } from "./press.ts";
import { createWatchedRun } from "./watched-run.ts";

export type StatusStore = ReturnType<typeof createStatusStore>;

type Mode = "apply" | "preview";
type View = { readonly value: ViewState };
type StartEntry = OutboxEntry & { readonly mutation: { readonly op: "start-run" } };
const isStart = (entry: OutboxEntry): entry is StartEntry => entry.mutation.op === "start-run";

export type StatusOptions = {
  /**
   * Where a run that was started from here is watched. Without it a preview is watched right where it was asked for, and
   * what another page of ours started is taken over: the popup may have closed in between.
   */
  readonly onStarted?: (runId: string) => void;
};

export function createStatusStore(ports: SessionPorts, view: View, options: StatusOptions = {}) {
  const { client } = ports;
  const findings = loadable<Page<Finding>>();
  const findingLoader = createLoader(findings);
  const progress = createProgress(ports, view);
  const watching = createWatchedRun(client);
  const { begin, settleAll, ...starting } = createStarting(ports, watching, options);
  return {
    ...starting,
    findings,
    progress: progress.run,
    watched: watching.watched,
    loadFindings: (): Promise<void> => findingLoader.load(() => client.findings()),
    sync: () => begin("apply"),
    preview: (draft?: ExclusionDraft) => begin("preview", draft),
    closeRun: watching.close,
    /** Returns what ends it. */
    start: (): (() => void) => {
      const ends = [effect(settleAll), effect(progress.follow)];
      return () => ends.forEach((end) => void end());
    },
  };
}

type Watching = ReturnType<typeof createWatchedRun>;

/** A run that is asked for, until the server has one or says why not. */
function createStarting(ports: SessionPorts, { open, close, watch }: Watching, { onStarted }: StatusOptions) {
  const { outbox, submit, dismiss, refresh } = ports;
  const problem = signal<Failure | null>(null);
  const starts = computed(() => outbox.value.filter(isStart));
  const press = createPress();
  /** The server has a run, and no status that was asked for since has come: what is shown is of before. */
  const isUntold = signal(false);
  const isStarting = computed(
    () =>
      press.isDown.value ||
      isUntold.value ||
      starts.value.some(({ state }) => state === "waiting" || state === "sending"),
  );

  const own = new Set<string>();
  const ask = async (mode: Mode, draft?: ExclusionDraft): Promise<void> => {
    problem.value = null;
    await seen();
    if (mode === "preview" && onStarted === undefined) open();
    const id = await submit({ op: "start-run", mode, ...(draft === undefined ? {} : { draft }) });
    own.add(id);
    starts.peek().forEach((entry) => void (entry.id === id && settle(entry)));
  };
  /** What the server objected was shown. In the popup it stays until then: one may have been closed before. */
  const seen = async (): Promise<void> => {
    for (const { id, state } of starts.peek()) if (state === "failed") await dismiss(id);
  };
  const goOn = (runId: string, isPreview: boolean): void => {
    if (onStarted !== undefined) onStarted(runId);
    else if (isPreview) void watch(runId);
    isUntold.value = true;
    void refresh().finally(() => {
      isUntold.value = false;
    });
  };
  const settle = (entry: StartEntry): void => {
    if (entry.state !== "failed" && entry.state !== "done") return;
    if (!own.delete(entry.id) && onStarted !== undefined) return;
    const isPreview = entry.mutation.mode === "preview";
    if (entry.state === "failed") {
      problem.value = entry.failure;
      if (isPreview) close();
      if (onStarted === undefined) return;
    } else if (entry.result.op === "start-run") goOn(entry.result.runId, isPreview);
    void dismiss(entry.id);
  };
  return {
    problem,
    isStarting,
    seen,
    begin: async (mode: Mode, draft?: ExclusionDraft): Promise<void> => {
      if (!isStarting.peek()) await press.run(() => ask(mode, draft));
    },
    settleAll: () => starts.value.forEach(settle),
  };
}

/** How far the run is that is at work. */
function createProgress({ client, refresh }: SessionPorts, view: View) {
  const run = signal<Run | null>(null);
  const runId = computed(() => {
    const company = companyOf(view.value);
    return company?.kind === "running" ? company.runId : null;
  });
  const follow = (): (() => void) | undefined => {
    const id = runId.value;
    run.value = null;
    if (id === null) return undefined;
    let isOn = true;
    const isWanted = (): boolean => isOn;
    const onStep = (next: Run): void => {
      run.value = next;
    };
    void import("./follow-run.ts")
      .then(({ followRun }) => followRun({ ask: () => client.run(id), isWanted, onStep }))
      .then((ended) => void (ended !== null && refresh()));
    return () => {
      isOn = false;
    };
  };
  return { run, follow };
}
