/** What an attribute fills: why that is fixed, or a choice that is saved by a press of its own. */
import type { Attribute } from "../../api/answers.ts";
import { Icon } from "../../components/icon.tsx";
import { useDashboard } from "../dashboard-words.ts";
import { isReadOnly, type RuleProps } from "./rules.ts";
import { sameTarget } from "./target-choice.ts";
import { TargetConflict } from "./target-conflict.tsx";
import { TargetForm } from "./target-form.tsx";
import { TargetNote } from "./target-note.tsx";
import type { TargetStore } from "./target-store.ts";
import { targetText } from "./target-text.ts";

export function TargetPanel({ attribute, rules }: RuleProps) {
  const speech = useDashboard();
  const words = speech.d.rules.attributes.target;
  const { target, isDefault, reason } = attribute;
  const theirs = conflictOf(attribute, rules.targets);
  if (reason === "birthday") {
    return (
      <p class="rules-locked">
        <Icon name="lock" /> <span>{words.birthday}</span>
      </p>
    );
  }
  if (isDefault || isReadOnly(rules)) {
    return (
      <>
        <p class="rules-target">{targetText(target, speech)}</p>
        {isDefault ? (
          <p class="rules-locked">
            <Icon name="lock" /> <span>{words.fixedHint}</span>
          </p>
        ) : null}
      </>
    );
  }
  return (
    <>
      {theirs === null ? null : <TargetConflict attribute={attribute} theirs={theirs} rules={rules} />}
      <TargetForm attribute={attribute} rules={rules} isBlocked={theirs !== null} />
      <TargetNote attribute={attribute} rules={rules} />
    </>
  );
}

/** What somebody else saved while a choice was open here: told by the server, or seen when the list came anew. */
function conflictOf(attribute: Attribute, { edits, outcomes }: TargetStore): Attribute | null {
  const outcome = outcomes.value[attribute.key];
  if (outcome?.kind === "conflict") return outcome.theirs;
  const edit = edits.value[attribute.key];
  if (edit === undefined || outcome?.kind === "saving") return null;
  return sameTarget(edit.base, attribute.target) ? null : attribute;
}
