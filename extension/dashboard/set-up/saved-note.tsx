/** What became of saving the connection. */
import { Icon } from "../../components/icon.tsx";
import type { WriteState } from "../../stores/write.ts";
import { useDashboard } from "../dashboard-words.ts";
import { hrefOf } from "../route.ts";
import { attributeNames } from "./connection-words.ts";
import type { Saved } from "./save-connection.ts";
import type { StepProps } from "./step-card.tsx";

type Props = Pick<StepProps, "model"> & {
  readonly state: WriteState<Saved>;
  readonly off: string;
  /** Whether the sync is on by now: another step may have switched it since. */
  readonly isOn: boolean;
};

export function SavedNote({ model, state, off, isOn }: Props) {
  const { d, f } = useDashboard();
  const words = d.rules.setUp;
  const saved = state.kind === "done" && state.value.isOn === isOn ? state.value : null;
  return (
    <>
      <p class="write-note" role="status">
        {saved === null ? null : <Told model={model} saved={saved} off={off} />}
      </p>
      {saved === null || saved.warnings.length === 0 ? null : (
        <p class="callout callout-warn">
          {words.connection.warnings(attributeNames(saved.warnings, words, f.list))}
        </p>
      )}
      {saved === null || saved.runId === null ? null : (
        <a class="link" href={hrefOf({ page: "runs", id: saved.runId })}>
          {words.connection.openRun}
        </a>
      )}
    </>
  );
}

function Told({ model, saved, off }: Pick<Props, "model" | "off"> & { readonly saved: Saved }) {
  const { d, f, now } = useDashboard();
  const words = d.rules.setUp.connection;
  const next = model.session.answer.value?.status.nextRunAt ?? null;
  // What it is stands right above.
  if (saved.problem !== null) return <>{words.savedWithProblem}</>;
  const text = saved.wasRunning
    ? words.syncRunning
    : saved.isOn
      ? words.savedOn(next === null ? null : f.moment(Date.parse(next), now))
      : off;
  return (
    <span class="good">
      <Icon name="ok" /> {text}
    </span>
  );
}
