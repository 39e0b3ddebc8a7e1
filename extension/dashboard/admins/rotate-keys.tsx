/** Sealing the secrets with the newest key at once, and which keys may leave the ring. For whoever looks after the server. */
import { useMemo } from "preact/hooks";
import type { RotatedKeys } from "../../api/answers.ts";
import { WriteNote } from "../../components/write-note.tsx";
import { createWrite } from "../../stores/write.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { useAdminWords } from "./admin-words.ts";

export function RotateKeys({ model }: { readonly model: DashboardModel }) {
  const words = useAdminWords();
  const write = useMemo(() => createWrite<RotatedKeys>(), []);
  const state = write.state.value;
  return (
    <details class="card for-it">
      <summary>{words.keys.title}</summary>
      <p>{words.keys.about}</p>
      <button
        type="button"
        class="button"
        disabled={state.kind === "working"}
        onClick={() => void write.run(() => model.client.rotateKeys())}
      >
        {words.keys.rotate}
      </button>
      {state.kind === "done" ? (
        <Rotated keys={state.value} />
      ) : (
        <WriteNote state={state} words={words.failure} />
      )}
    </details>
  );
}

function Rotated({ keys }: { readonly keys: RotatedKeys }) {
  const { f } = useDashboard();
  const words = useAdminWords().keys;
  return (
    <div class="rotated" role="status">
      <p>
        {words.current(keys.currentKey)} {words.resealed(keys.resealed)}
      </p>
      {keys.keysInUse.length === 0 ? null : <p>{words.inUse(f.list(keys.keysInUse))}</p>}
      {keys.unreadable === 0 ? null : <p class="callout callout-warn">{words.unreadable(keys.unreadable)}</p>}
    </div>
  );
}
