import { useEffect, useRef } from "preact/hooks";
import type { PairMessages } from "../i18n/pair-messages.ts";
import type { ManagedPolicy } from "../storage/managed-policy.ts";
import { ConnectedStep } from "./connected-step.tsx";
import type { PairFlow } from "./pair-flow.ts";
import { ServerStep } from "./server-step.tsx";
import { SignInStep } from "./sign-in-step.tsx";

export type PairProps = {
  readonly flow: PairFlow;
  readonly policy: ManagedPolicy;
  readonly t: PairMessages;
};

export function PairPage({ flow, policy, t }: PairProps) {
  const { value: step } = flow.step;
  const host = step.step === "server" ? null : new URL(step.server).host;
  const heading = useRef<HTMLHeadingElement>(null);
  const seen = useRef(step.step);
  // What had the focus is gone with the step before.
  useEffect(() => {
    if (seen.current !== step.step) heading.current?.focus();
    seen.current = step.step;
  }, [step.step]);
  return (
    <main class="pair-page">
      <header class="pair-head">
        <img src="icons/icon-128.png" width={48} height={48} alt="" />
        <h1 ref={heading} tabIndex={-1}>
          {step.step === "connected" ? t.connectedStep : t.title}
        </h1>
        {step.step === "connected" ? null : <p>{t.intro}</p>}
      </header>
      <section class="pair-card" aria-busy={flow.isBusy.value}>
        {step.step === "server" ? <ServerStep {...{ flow, policy, t, step }} /> : null}
        {step.step === "sign-in" ? <SignInStep {...{ flow, policy, t, step }} /> : null}
        {step.step === "connected" ? <ConnectedStep {...{ flow, t, step }} /> : null}
      </section>
      <footer class="pair-foot">{t.disclosure(host)}</footer>
    </main>
  );
}
