/** The status tab without its looks: findings, a run that is followed, a preview, and starting a sync. */
import { computed, effect, signal } from "@preact/signals";
import type { Finding, Page, Run } from "../api/answers.ts";
import type { Failure } from "../api/failure.ts";
import { companyOf, type ViewState } from "../core/view-state.ts";
import type { OutboxEntry } from "../storage/outbox.ts";
import { followRun } from "./follow-run.ts";
import { createLoader, loadable } from "./loadable.ts";
import type { PopupPorts } from "./popup-ports.ts";
import { createWatchedRun } from "./watched-run.ts";

export type StatusStore = ReturnType<typeof createStatusStore>;

type View = { readonly value: ViewState };
type StartEntry = OutboxEntry & { readonly mutation: { readonly op: "start-run" } };
const isStart = (entry: OutboxEntry): entry is StartEntry => entry.mutation.op === "start-run";

export function createStatusStore(ports: PopupPorts, view: View) {
  const { client, outbox, submit, dismiss, refresh } = ports;
  const findings = loadable<Page<Finding>>();
  const findingLoader = createLoader(findings);
  const progress = createProgress(ports, view);
  const { watched, open, close, watch } = createWatchedRun(client);
  const problem = signal<Failure | null>(null);
  const starts = computed(() => outbox.value.filter(isStart));

  const begin = async (mode: "apply" | "preview"): Promise<void> => {
    problem.value = null;
    if (mode === "preview") open("preview");
    await submit({ op: "start-run", mode });
  };
  const settle = (entry: StartEntry): void => {
    const isPreview = entry.mutation.mode === "preview";
    if (entry.state === "failed") {
      problem.value = entry.failure;
      if (isPreview) close();
    }
    if (entry.state === "done" && entry.result.op === "start-run") {
      if (isPreview) void watch(entry.result.runId, "preview");
      void refresh();
    }
    if (entry.state === "failed" || entry.state === "done") void dismiss(entry.id);
  };

  return {
    findings,
    progress: progress.run,
    watched,
    problem,
    isStarting: computed(() => starts.value.length > 0),
    loadFindings: (): Promise<void> => findingLoader.load(() => client.findings()),
    sync: () => begin("apply"),
    preview: () => begin("preview"),
    review: (runId: string) => watch(runId, "plan"),
    closeRun: close,
    /** Returns what ends it. */
    start: (): (() => void) => {
      const ends = [effect(() => starts.value.forEach(settle)), effect(progress.follow)];
      return () => ends.forEach((end) => void end());
    },
  };
}

/** How far the run is that is at work. */
function createProgress({ client, refresh }: PopupPorts, view: View) {
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
