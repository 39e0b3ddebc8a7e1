/** One step: its number or a tick, what it is called, how it stands, what came of it, and, while it is open, what to do. */
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Icon } from "../../components/icon.tsx";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { STEPS, type StepId, type StepState } from "./set-up-steps.ts";
import type { SetUpStore } from "./set-up-store.ts";

/** What a step is given. */
export type StepProps = { readonly model: DashboardModel; readonly store: SetUpStore };

type Props = {
  readonly id: StepId;
  readonly state: StepState;
  /** A line that stays when the step is closed. */
  readonly result: ComponentChildren;
  readonly isOpenAtFirst: boolean;
  readonly children: ComponentChildren;
};

export function StepCard({ id, state, result, isOpenAtFirst, children }: Props) {
  const words = useDashboard().d.rules.setUp;
  const bodyId = useId();
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  useEffect(() => setOpen(isOpenAtFirst), [isOpenAtFirst]);
  const heading = useComing(state);
  const name = words.step[id];
  return (
    <li class="card step" data-state={state}>
      <div class="step-head">
        <span class="step-mark" aria-hidden="true">
          {state === "done" ? <Icon name="ok" /> : STEPS.indexOf(id) + 1}
        </span>
        <h2 ref={heading} tabIndex={-1}>
          {name}
        </h2>
        <span class="tag step-state">{words.state[state]}</span>
        {state === "done" ? (
          <button
            type="button"
            class="icon-button step-toggle"
            aria-label={isOpen ? words.hide(name) : words.show(name)}
            aria-expanded={isOpen}
            aria-controls={bodyId}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name="chevron" />
          </button>
        ) : null}
      </div>
      <div class="step-result">{result}</div>
      <div class="step-body" id={bodyId} hidden={!isOpen}>
        {isOpen ? children : null}
      </div>
    </li>
  );
}

/** What was pressed has gone with the step before: focus goes on to the one whose turn it is. */
function useComing(state: StepState) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(state);
  useEffect(() => {
    const isComing = before.current === "later" && state === "now";
    before.current = state;
    if (isComing && document.activeElement === document.body) heading.current?.focus();
  }, [state]);
  return heading;
}
