import type { Connection } from "../../api/answers.ts";
import { Moment } from "../../components/moment.tsx";
import { useDashboard } from "../dashboard-words.ts";

/** The connection as it is saved; what is wrong with it stands above (personio-step.tsx). */
export function ConnectionFacts({ connection }: { readonly connection: Connection }) {
  const words = useDashboard().d.rules.setUp.connection;
  const { enabled, clientId, clientSecret, checkedAt, problem } = connection;
  return (
    <dl class="facts-list">
      <dt>{words.state}</dt>
      <dd>
        {enabled ? words.on : words.off}.{" "}
        <span class="row-note">{enabled ? words.onHint : words.offHint}</span>
      </dd>
      <dt>{words.clientId}</dt>
      <dd>
        <code>{clientId ?? "–"}</code>
      </dd>
      <dt>{words.secret}</dt>
      <dd>{clientSecret === "set" ? words.secretSet : "–"}</dd>
      <dt>{words.checked}</dt>
      <dd>
        {checkedAt === null ? words.neverChecked : <Moment at={Date.parse(checkedAt)} />}
        {checkedAt === null || problem !== null ? null : <span class="row-note"> · {words.good}</span>}
      </dd>
    </dl>
  );
}
