/** The record as a file: what is shown, or all that the filter lets through, however many pages that is. */
import { signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { AuditFilter } from "../../api/administration-calls.ts";
import type { AuditEvent } from "../../api/answers.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { Icon } from "../../components/icon.tsx";
import { fileStamp } from "../../core/file-stamp.ts";
import { loadAllPages } from "../../stores/load-all-pages.ts";
import { createWrite } from "../../stores/write.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import type { AuditSpeech } from "./audit-details.ts";
import { auditFile } from "./audit-file.ts";

type Props = {
  readonly model: DashboardModel;
  readonly filter: AuditFilter;
  readonly shown: readonly AuditEvent[];
  readonly hasMore: boolean;
  readonly speech: AuditSpeech;
};

export function AuditDownload({ model, filter, shown, hasMore, speech }: Props) {
  const { ports, client } = model;
  const words = speech.d.administration.audit.file;
  const download = useMemo(createDownload, []);
  useEffect(() => download.stop, [download]);
  const state = download.state.value;
  const save = (events: readonly AuditEvent[]): void =>
    ports.saveFile(words.name(fileStamp(ports.now())), auditFile(events, speech));
  const saveAll = async (): Promise<void> => {
    const events = await download.load((cursor) => client.auditForFile(filter, cursor));
    if (events !== null) save(events);
  };
  const isBusy = state.kind === "working";
  return (
    <div class="form-actions">
      <p class="write-note" role="status">
        {isBusy ? words.loading(download.loaded.value) : null}
        {state.kind === "done" ? (
          <span class="good">
            <Icon name="ok" /> {words.done(state.value.length)}
          </span>
        ) : null}
      </p>
      {state.kind === "failed" ? (
        <FailureNote failure={state.failure} onRetry={() => void saveAll()} />
      ) : null}
      <button type="button" class="button" onClick={() => save(shown)}>
        {words.shown(shown.length)}
      </button>
      {hasMore ? (
        <button type="button" class="button" disabled={isBusy} onClick={() => void saveAll()}>
          {words.all}
        </button>
      ) : null}
    </div>
  );
}

type Ask = Parameters<typeof loadAllPages<AuditEvent>>[0]["ask"];

function createDownload() {
  const write = createWrite<readonly AuditEvent[]>();
  const loaded = signal(0);
  let isWanted = true;
  return {
    state: write.state,
    loaded,
    /** `null` when it failed, or the page was left meanwhile. */
    load: async (ask: Ask): Promise<readonly AuditEvent[] | null> => {
      loaded.value = 0;
      const onStep = (count: number): void => {
        loaded.value = count;
      };
      const events = await write.run(() => loadAllPages({ ask, onStep, isWanted: () => isWanted }));
      return isWanted ? events : null;
    },
    stop: (): void => {
      isWanted = false;
    },
  };
}
