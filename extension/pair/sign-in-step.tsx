import type { TargetedEvent } from "preact";
import { useId } from "preact/hooks";
import type { PairStep } from "./pair-flow.ts";
import type { PairProps } from "./pair-page.tsx";
import { ProblemNote } from "./problem-note.tsx";

type SignInProps = PairProps & { readonly step: Extract<PairStep, { step: "sign-in" }> };

/** The window first; the code for those who don't trust a window without an address, or whose browser has none. */
export function SignInStep({ flow, policy, t, step }: SignInProps) {
  const { host } = new URL(step.server);
  const isBusy = flow.isBusy.value;
  return (
    <>
      <p class="pair-found">
        <span>{[step.identity.name, host].filter((part) => part !== "").join(" · ")}</span>
        {policy.isServerLocked ? (
          <small>{t.lockedByIt}</small>
        ) : (
          <button type="button" class="pair-link" onClick={flow.backToServer}>
            {t.otherServer}
          </button>
        )}
      </p>
      <ProblemNote problem={step.problem} host={host} t={t} />
      <button type="button" class="pair-primary" disabled={isBusy} onClick={() => void flow.signIn()}>
        {isBusy ? t.working : t.signIn}
      </button>
      <p class="pair-hint">{t.signInHint(host)}</p>
      <p class="pair-or">{t.or}</p>
      <CodeForm {...{ flow, policy, t, step }} />
    </>
  );
}

function CodeForm({ flow, t, step }: SignInProps) {
  const id = useId();
  const [before, after] = t.codeHint;
  const onSubmit = (event: TargetedEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const code = new FormData(event.currentTarget).get("code");
    void flow.enterCode(String(code ?? ""));
  };
  return (
    <form onSubmit={onSubmit}>
      <label for={id}>{t.codeLabel}</label>
      <div class="pair-row">
        <input
          id={id}
          name="code"
          class="pair-code"
          placeholder="BCDF-GHJK"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          aria-invalid={step.problem?.kind === "code-refused"}
          aria-describedby={`${id}-hint`}
        />
        <button type="submit" disabled={flow.isBusy.value}>
          {t.connect}
        </button>
      </div>
      <p id={`${id}-hint`} class="pair-hint">
        {before}
        <a href={`${step.server}/pair`} target="_blank" rel="noreferrer">
          {new URL(step.server).host}/pair
        </a>
        {after}
      </p>
    </form>
  );
}
