/** All changes that the filter lets through, as a file: every page of them, however many there are. */

import { signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Run, RunChange } from "../../api/answers.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { Icon } from "../../components/icon.tsx";
import { fileStamp } from "../../core/file-stamp.ts";
import { loadAllPages } from "../../stores/load-all-pages.ts";
import { createWrite } from "../../stores/write.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { changeFile } from "./change-file.ts";
import type { WantedChanges } from "./change-filter.tsx";
import type { ChangeSpeech } from "./change-words.ts";

type Props = {
  readonly model: DashboardModel;
  readonly run: Run;
  readonly wanted: WantedChanges;
  readonly speech: ChangeSpeech;
};

export function DownloadButton({ model, run, wanted, speech }: Props) {
  const { d } = useDashboard();
  const words = d.review.change;
  const { client, ports } = model;
  const download = useMemo(createDownload, []);
  useEffect(() => download.stop, [download]);
  const state = download.state.value;
  const save = async (): Promise<void> => {
    const changes = await download.load((cursor) => client.listChanges({ runId: run.id, ...wanted }, cursor));
    if (changes === null) return;
    ports.saveFile(words.fileName(fileStamp(Date.parse(run.startedAt))), changeFile(changes, speech));
  };
  return (
    <div class="download">
      <button type="button" class="button" disabled={state.kind === "working"} onClick={() => void save()}>
        {words.download}
      </button>
      <p class="write-note" role="status">
        {state.kind === "working" ? words.downloading(download.loaded.value) : null}
        {state.kind === "done" ? (
          <span class="good">
            <Icon name="ok" /> {words.downloaded(state.value.length)}
          </span>
        ) : null}
      </p>
      {state.kind === "failed" ? (
        <FailureNote failure={state.failure} words={d.review.failure} onRetry={() => void save()} />
      ) : null}
    </div>
  );
}

type AskPage = Parameters<typeof loadAllPages<RunChange>>[0]["ask"];

function createDownload() {
  const write = createWrite<readonly RunChange[]>();
  const loaded = signal(0);
  let isWanted = true;
  return {
    state: write.state,
    loaded,
    /** `null` when it failed, or the page was left meanwhile. */
    load: async (ask: AskPage): Promise<readonly RunChange[] | null> => {
      loaded.value = 0;
      const onStep = (count: number): void => {
        loaded.value = count;
      };
      const changes = await write.run(() => loadAllPages({ ask, onStep, isWanted: () => isWanted }));
      return isWanted ? changes : null;
    },
    stop: (): void => {
      isWanted = false;
    },
  };
}
