/** Where the credentials come from: the way through Personio, with its own names for what is there. */
import { useDashboard } from "../dashboard-words.ts";
import { attributeNames, REQUIRED, USUAL } from "./connection-words.ts";

/** After which of the steps the attributes are listed. */
const ATTRIBUTES_STEP = 3;

export function CredentialsGuide({ isOpen }: { readonly isOpen: boolean }) {
  const words = useDashboard().d.rules.setUp.connection;
  return (
    <details class="guide" open={isOpen}>
      <summary>{words.guide}</summary>
      <ol>
        {words.guideSteps.map((step, index) => (
          <li key={step}>
            {step}
            {index === ATTRIBUTES_STEP ? <Attributes /> : null}
          </li>
        ))}
      </ol>
    </details>
  );
}

function Attributes() {
  const { d, f } = useDashboard();
  const words = d.rules.setUp;
  return (
    <ul>
      <li>
        <strong>{words.connection.guideRequired}</strong> {attributeNames(REQUIRED, words, f.list)}.
      </li>
      <li>
        <strong>{words.connection.guideStandard}</strong> {attributeNames(USUAL, words, f.list)}.
      </li>
      <li>{words.connection.guideExtra}</li>
    </ul>
  );
}
