/** Why somebody is synced, or is not, in sentences: how they stand, how they were matched, and every rule that decides. */
import type { Explanation } from "../../api/answers.ts";
import { useDashboard } from "../dashboard-words.ts";
import { hrefOf } from "../route.ts";
import { tag } from "./account-tags.tsx";
import { attributeName } from "./attribute-name.ts";
import { ruleSentence } from "./rule-sentence.ts";
import { STANDINGS } from "./standing-look.ts";

type Props = { readonly explanation: Explanation };

export function ExplanationReasons({ explanation }: Props) {
  const { d, f } = useDashboard();
  const words = d.people.explanation;
  const { standing, match, rules } = explanation;
  const telling = { explanation, words: d.people, list: f.list };
  const how = words.match[match];
  return (
    <section class="card">
      <div class="card-head">
        <h2>{words.title}</h2>
        {tag(STANDINGS[standing], words.standing[standing])}
      </div>
      <ul class="sentences">
        {how === "" ? null : <li>{how}</li>}
        {rules.map((rule) => (
          <li key={rule.code}>
            {ruleSentence(rule, telling)} <Moved rule={rule} />
          </li>
        ))}
      </ul>
      <Exclusions explanation={explanation} />
    </section>
  );
}

/** Where the account went. */
function Moved({ rule }: { readonly rule: Explanation["rules"][number] }) {
  const { d } = useDashboard();
  const accountId = rule.params["accountId"];
  return rule.code === "account-moved" && typeof accountId === "string" ? (
    <a href={hrefOf({ page: "people", id: accountId })}>{d.people.explanation.toMovedAccount}</a>
  ) : null;
}

function Exclusions({ explanation }: Props) {
  const words = useDashboard().d.people.explanation;
  const { exclusions } = explanation;
  if (exclusions.length === 0) return null;
  return (
    <div class="matching">
      <h3>{words.exclusions}</h3>
      <ul>
        {exclusions.map(({ key, value }) => (
          <li key={`${key}=${value}`}>{words.exclusion(attributeName(key, explanation, words), value)}</li>
        ))}
      </ul>
      <a href={hrefOf({ page: "attributes" })}>{words.toRules}</a>
    </div>
  );
}
