import type { TargetedEvent } from "preact";
import { useId } from "preact/hooks";
import { hostOf } from "../core/view-state.ts";
import type { PairStep } from "./pair-flow.ts";
import type { PairProps } from "./pair-page.tsx";
import { ProblemNote } from "./problem-note.tsx";

type ServerProps = PairProps & { readonly step: Extract<PairStep, { step: "server" }> };

export function ServerStep({ flow, policy, t, step }: ServerProps) {
  const id = useId();
  const { isServerLocked, workerUrl } = policy;
  const isBusy = flow.isBusy.value;
  const onSubmit = (event: TargetedEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get("server");
    void flow.chooseServer(isServerLocked ? (workerUrl ?? "") : String(typed ?? ""));
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      <label for={id}>{t.serverLabel}</label>
      <input
        id={id}
        name="server"
        type="text"
        inputMode="url"
        autocomplete="url"
        autocapitalize="none"
        spellcheck={false}
        readOnly={isServerLocked}
        defaultValue={isServerLocked ? workerUrl : step.typed || workerUrl}
        aria-invalid={step.problem !== null}
        aria-describedby={`${id}-hint ${id}-problem`}
      />
      <p id={`${id}-hint`} class="pair-hint">
        {isServerLocked ? t.lockedByIt : t.serverHint}
      </p>
      <ProblemNote id={`${id}-problem`} problem={step.problem} host={hostOf(withScheme(step.typed))} t={t} />
      <button type="submit" class="pair-primary" disabled={isBusy}>
        {isBusy ? t.checking : t.goOn}
      </button>
    </form>
  );
}

const withScheme = (typed: string): string => (typed.includes("://") ? typed : `https://${typed}`);
