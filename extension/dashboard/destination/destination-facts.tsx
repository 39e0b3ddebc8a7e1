import type { Destination } from "../../api/answers.ts";
import { Moment } from "../../components/moment.tsx";
import { useDashboard } from "../dashboard-words.ts";
import { useDestinationWords } from "./destination-words.ts";

/** The connection as it is saved; what is wrong with it stands above. */
export function DestinationFacts({ destination }: { readonly destination: Destination }) {
  const { f } = useDashboard();
  const { facts, kind } = useDestinationWords();
  const { baseUrl, customAttributes, checkedAt, lastPushAt, lastReconcileAt } = destination;
  const names = Object.keys(customAttributes);
  return (
    <dl class="facts-list">
      <dt>{facts.kind}</dt>
      <dd>{destination.kind === null ? "–" : kind[destination.kind]}</dd>
      <dt>{facts.address}</dt>
      <dd>
        <code>{baseUrl ?? "–"}</code>
      </dd>
      <dt>{facts.token}</dt>
      <dd>{destination.token === "set" ? facts.tokenSet : "–"}</dd>
      <dt>{facts.attributes}</dt>
      <dd>{names.length === 0 ? facts.noAttributes : f.list(names)}</dd>
      <dt>{facts.checked}</dt>
      <dd>
        <When at={checkedAt} />
      </dd>
      <dt>{facts.pushed}</dt>
      <dd>
        <When at={lastPushAt} />
      </dd>
      <dt>{facts.compared}</dt>
      <dd>
        <When at={lastReconcileAt} />
      </dd>
    </dl>
  );
}

function When({ at }: { readonly at: string | null }) {
  const { facts } = useDestinationWords();
  return at === null ? facts.never : <Moment at={Date.parse(at)} />;
}
