import type { PairMessages } from "../i18n/pair-messages.ts";
import type { PairFlow, PairStep } from "./pair-flow.ts";
import { ProblemNote } from "./problem-note.tsx";

type ConnectedProps = {
  readonly flow: PairFlow;
  readonly t: PairMessages;
  readonly step: Extract<PairStep, { step: "connected" }>;
};

export function ConnectedStep({ flow, t, step }: ConnectedProps) {
  const { name, me, server, problem } = step;
  const { host } = new URL(server);
  const company = name === "" ? host : name;
  return (
    <>
      <p role="status" class="pair-connected">
        {me === null
          ? t.connectedTo(company)
          : t.connectedAs({ company, person: me.name, role: t.role[me.role] })}
      </p>
      {company === host ? null : <p class="pair-hint">{host}</p>}
      <ProblemNote problem={problem} host={host} t={t} />
      <p>{t.connectedHint}</p>
      {problem === null ? (
        <a
          class="pair-primary pair-onwards"
          href={me?.role === "owner" ? "dashboard.html#/set-up" : "dashboard.html"}
        >
          {t.openDashboard}
        </a>
      ) : null}
      <p class="pair-row">
        {problem?.kind === "auth" || problem?.kind === "forbidden" ? (
          <button type="button" class="pair-primary" onClick={() => void flow.chooseServer(server)}>
            {t.signInAgain}
          </button>
        ) : null}
        <button type="button" disabled={flow.isBusy.value} onClick={() => void flow.disconnect()}>
          {t.disconnect}
        </button>
      </p>
    </>
  );
}
