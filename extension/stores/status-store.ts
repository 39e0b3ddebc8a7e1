/** The status tab without its looks: findings, a run that is followed, a preview, and starting a sync. */
import { computed, effect, signal } from "@preact/signals";
import type { ExclusionDraft, Finding, Page, Run } from "../api/answers.ts";
import type { Failure } from "../api/failure.ts";
import { companyOf, type ViewState } from "../core/view-state.ts";
import type { OutboxEntry } from "../storage/outbox.ts";
import { followRun } from "./follow-run.ts";
import { createLoader, loadable } from "./loadable.ts";
import type { SessionPorts } from "./ports.ts";
import { createWatchedRun } from "./watched-run.ts";

export type StatusStore = ReturnType<typeof createStatusStore>;

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

export function createStatusStore(ports: SessionPorts, view: View, { onStarted }: StatusOptions = {}) {
  const { client, outbox, submit, dismiss, refresh } = ports;
  const findings = loadable<Page<Finding>>();
  const findingLoader = createLoader(findings);
  const progress = createProgress(ports, view);
  const { watched, open, close, watch } = createWatchedRun(client);
  const problem = signal<Failure | null>(null);
  const starts = computed(() => outbox.value.filter(isStart));

  const own = new Set<string>();
  const begin = async (mode: "apply" | "preview", draft?: ExclusionDraft): Promise<void> => {
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
    void refresh();
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
    findings,
    progress: progress.run,
    watched,
    problem,
    isStarting: computed(() => starts.value.some(({ state }) => state === "waiting" || state === "sending")),
    loadFindings: (): Promise<void> => findingLoader.load(() => client.findings()),
    sync: () => begin("apply"),
    preview: (draft?: ExclusionDraft) => begin("preview", draft),
    closeRun: close,
    seen,
    /** Returns what ends it. */
    start: (): (() => void) => {
      const ends = [effect(() => starts.value.forEach(settle)), effect(progress.follow)];
      return () => ends.forEach((end) => void end());
    },
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
    const onStep = (next: Run): void => {
      run.value = next;
    };
    void followRun({ ask: () => client.run(id), isWanted: () => isOn, onStep }).then((ended) => {
      if (ended !== null) void refresh();
    });
    return () => {
      isOn = false;
    };
  };
  return { run, follow };
}
