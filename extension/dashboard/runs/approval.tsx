/** Deciding about a plan: what would happen, as it is now ticked, and the two ways to end the waiting. */
import { useRef, useState } from "preact/hooks";
import type { Run, RunChange } from "../../api/answers.ts";
import { MAX_HELD_BACK } from "../../api/review-calls.ts";
import { Icon } from "../../components/icon.tsx";
import { WriteBarNote } from "../../components/write-bar-note.tsx";
import { effectOf, holdableEmployees } from "../../core/plan-effect.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { ApprovalDialog, type Decision } from "./approval-dialog.tsx";
import { ApprovalFailure } from "./approval-failure.tsx";
import { isPush } from "./describe-run.ts";
import type { HeldStore } from "./held-store.ts";
import type { RunStore } from "./run-store.ts";

type Props = {
  readonly model: DashboardModel;
  readonly run: Run;
  readonly store: RunStore;
  readonly changes: readonly RunChange[];
  readonly heldStore: HeldStore;
};

export function Approval({ model, run, store, changes, heldStore }: Props) {
  const { d } = useDashboard();
  const words = d.review.approval;
  const [asked, setAsked] = useState<Decision | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const ask = (decision: Decision, { currentTarget }: { readonly currentTarget: HTMLElement }): void => {
    opener.current = currentTarget;
    store.forget();
    setAsked(decision);
  };
  const { ownerBar } = model.session;
  const state = store.decision.value;
  const isWorking = state.kind === "working";
  const holdable = holdableEmployees(changes);
  // Whoever is no longer in the plan needs no holding back, and the server refuses to.
  const held = new Set([...heldStore.held.value].filter((id) => holdable.has(id)));
  const isTooMany = held.size > MAX_HELD_BACK;
  const decide = async (): Promise<void> => {
    const isDone =
      asked === "reject"
        ? await store.reject()
        : await store.approve({ fingerprint: run.fingerprint ?? "", hold: [...held] });
    setAsked(null);
    if (!isDone) return opener.current?.focus();
    await heldStore.forget();
    document.querySelector<HTMLElement>("h1")?.focus();
  };
  return (
    <div class="card approval">
      {ownerBar.value === null ? (
        <p>{isPush(run) ? words.push.howTo : words.howTo}</p>
      ) : (
        <WriteBarNote bar={ownerBar.value} />
      )}
      {heldStore.isRestored.value ? <p class="row-note">{words.restored}</p> : null}
      <Effect changes={changes} held={held} />
      {isTooMany ? (
        <p class="field-error" role="alert">
          <Icon name="warn" /> {words.tooManyHeld(MAX_HELD_BACK)}
        </p>
      ) : null}
      <DecisionButtons {...{ model, isWorking, isTooMany }} onAsk={ask} />
      {state.kind === "failed" ? <ApprovalFailure model={model} run={run} failure={state.failure} /> : null}
      {asked === null ? null : (
        <ApprovalDialog
          decision={asked}
          notes={isPush(run) ? words.push : words}
          changes={changes}
          held={held}
          isBusy={isWorking}
          onConfirm={() => void decide()}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}

type ButtonProps = Pick<Props, "model"> & {
  readonly isWorking: boolean;
  readonly isTooMany: boolean;
  readonly onAsk: (decision: Decision, event: { readonly currentTarget: HTMLElement }) => void;
};

function DecisionButtons({ model, isWorking, isTooMany, onAsk }: ButtonProps) {
  const words = useDashboard().d.review.approval;
  const { bar, ownerBar } = model.session;
  return (
    <div class="form-actions">
      {ownerBar.value === null ? (
        <button
          type="button"
          class="button button-primary"
          disabled={isWorking || isTooMany}
          onClick={(event) => onAsk("approve", event)}
        >
          {words.approve}
        </button>
      ) : null}
      {bar.value === null ? (
        <button type="button" class="button" disabled={isWorking} onClick={(event) => onAsk("reject", event)}>
          {words.reject}
        </button>
      ) : null}
    </div>
  );
}

type EffectProps = { readonly changes: readonly RunChange[]; readonly held: ReadonlySet<string> };

/** Live: it follows every tick. */
function Effect({ changes, held }: EffectProps) {
  const { d, f } = useDashboard();
  const words = d.review.approval;
  const effects = effectOf(changes, held);
  const told = effects.map(({ kind, ...share }) => words.willHappen[kind](share));
  const isNothing = effects.every(({ willHappen }) => willHappen === 0);
  return (
    <p class="effect" role="status">
      {isNothing ? words.willDoNothing : words.willDo(f.list(told))}
      {held.size === 0 ? null : <span class="effect-held"> {words.heldNow(held.size)}.</span>}
    </p>
  );
}
