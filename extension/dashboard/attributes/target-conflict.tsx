/** Two admins, one attribute: both versions of its target, and two ways on. */
import type { Attribute } from "../../api/answers.ts";
import { useDashboard } from "../dashboard-words.ts";
import type { RuleProps } from "./rules.ts";
import { targetText } from "./target-text.ts";

type Props = RuleProps & { readonly theirs: Attribute };

export function TargetConflict({ attribute, theirs, rules }: Props) {
  const speech = useDashboard();
  const words = speech.d.rules.attributes.target;
  const mine = rules.targets.edits.value[attribute.key]?.wanted ?? null;
  return (
    <section class="conflict" role="alert">
      <h3>{words.conflict(theirs.label)}</h3>
      <div class="versions">
        <div class="version">
          <h4>{words.mine}</h4>
          <p>{targetText(mine, speech)}</p>
        </div>
        <div class="version">
          <h4>{words.theirs}</h4>
          <p>{targetText(theirs.target, speech)}</p>
        </div>
      </div>
      <div class="notice-actions">
        <button type="button" class="button" onClick={() => void rules.targets.resolve(theirs, "mine")}>
          {words.saveMine}
        </button>
        <button type="button" class="button" onClick={() => void rules.targets.resolve(theirs, "theirs")}>
          {words.keepTheirs}
        </button>
      </div>
    </section>
  );
}
