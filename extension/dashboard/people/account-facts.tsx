/** What an account holds, field by field, with who is above and which teams it is in. */
import type { ExplainedAccount } from "../../api/answers.ts";
import { fieldName, fieldValue } from "../../i18n/field-names.ts";
import { useDashboard } from "../dashboard-words.ts";
import { hrefOf } from "../route.ts";
import { attributeName } from "./attribute-name.ts";

const TEXTS = ["email", "jobTitle", "startDate", "endDate", "location", "gender", "level"] as const;

type Props = {
  readonly account: ExplainedAccount;
  /** `null`: nothing may be edited. */
  readonly onEdit: (() => void) | null;
};

export function AccountFacts({ account, onEdit }: Props) {
  const { t, d, f } = useDashboard();
  const words = d.people.account;
  const field = t.run.field;
  const rows = [
    ...TEXTS.map((name) => [name, account[name]] as const),
    ...Object.entries(account.custom).map(([name, value]) => [`custom.${name}`, value] as const),
  ];
  return (
    <section class="card">
      <div class="card-head">
        <h2>{words.facts}</h2>
        {onEdit === null ? null : (
          <button type="button" class="button" onClick={onEdit}>
            {words.edit}
          </button>
        )}
      </div>
      <dl class="facts-list">
        {rows.map(([name, value]) => (
          <Fact key={name} name={fieldName(name, field)}>
            {fieldValue(name, value, { ...field, ...f }) ?? "–"}
          </Fact>
        ))}
        <Fact name={fieldName("manager", field)}>
          <Manager account={account} />
        </Fact>
        {account.isManager ? <Fact name={words.manages}>{words.isManager}</Fact> : null}
        <Fact name={fieldName("teams", field)}>
          <Teams account={account} />
        </Fact>
      </dl>
    </section>
  );
}

type FactProps = { readonly name: string; readonly children: preact.ComponentChildren };

function Fact({ name, children }: FactProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Manager({ account: { manager } }: Pick<Props, "account">) {
  const words = useDashboard().d.people.account;
  if (manager === null) return <>{words.nobodyAbove}</>;
  return <a href={hrefOf({ page: "people", id: manager.id })}>{manager.name}</a>;
}

/** Once a team, with everything that put them there. */
function Teams({ account: { teams, explanation } }: Pick<Props, "account">) {
  const { d, f } = useDashboard();
  const words = d.people.account;
  if (teams.length === 0) return <>{words.noTeams}</>;
  const ids = [...new Set(teams.map(({ id }) => id))];
  const sourceWord = (source: string): string =>
    source === "manual"
      ? words.byHand
      : words.teamSource(attributeName(source, explanation, d.people.explanation));
  return (
    <ul>
      {ids.map((id) => {
        const memberships = teams.filter((team) => team.id === id);
        return (
          <li key={id}>
            <a href={hrefOf({ page: "teams", id })}>{memberships[0]?.name}</a>{" "}
            <span class="cell-aside">{f.list(memberships.map(({ source }) => sourceWord(source)))}</span>
          </li>
        );
      })}
    </ul>
  );
}
