/** What became of saving a target, next to where it was saved; a saved one can be taken back. */
import { FailureNote } from "../../components/failure-note.tsx";
import { Icon } from "../../components/icon.tsx";
import { nextRunOf } from "../../stores/next-run-of.ts";
import { useDashboard } from "../dashboard-words.ts";
import type { RuleProps } from "./rules.ts";

export function TargetNote({ attribute, rules }: RuleProps) {
  const { d, f, now } = useDashboard();
  const words = d.rules.attributes;
  const outcome = rules.targets.outcomes.value[attribute.key];
  const next = nextRunOf(rules.model);
  if (outcome?.kind === "failed") {
    const by = rules.all.find(({ key }) => key === outcome.failure.params?.["by"])?.label;
    const failure = {
      ...words.failure,
      ...(by === undefined ? {} : { "target-taken": words.target.takenBy(by) }),
    };
    return <FailureNote failure={outcome.failure} words={failure} />;
  }
  const saved = outcome?.kind === "saved" ? outcome : null;
  return (
    <div class="target-note">
      <p class="write-note" role="status">
        {saved === null ? null : (
          <span class="good">
            <Icon name="ok" />
            {saved.isUndone
              ? words.target.undone
              : words.target.saved(next === null ? null : f.moment(next, now))}
          </span>
        )}
      </p>
      {saved === null || saved.isUndone || rules.bar !== null ? null : (
        <button type="button" class="link" onClick={() => void rules.targets.undo(attribute, saved.before)}>
          {words.target.undo}
        </button>
      )}
    </div>
  );
}
