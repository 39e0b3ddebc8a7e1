/** Why something wasn't saved, with the way to whatever stands in the way. */
import type { Failure } from "../../api/failure.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import type { ByCode } from "../../i18n/messages.ts";
import { useDashboard } from "../dashboard-words.ts";
import { hrefOf } from "../route.ts";
import { holderOf } from "./field-errors.ts";

type Props = { readonly failure: Failure; readonly words: ByCode };

export function RefusalNote({ failure, words }: Props) {
  const { account, teams } = useDashboard().d.people;
  const accountId = holderOf(failure, "accountId");
  const teamId = holderOf(failure, "teamId");
  return (
    <div class="refusal">
      <FailureNote failure={failure} words={words} />
      {accountId === null ? null : (
        <a href={hrefOf({ page: "people", id: accountId })}>{account.form.toHolder}</a>
      )}
      {teamId === null ? null : <a href={hrefOf({ page: "teams", id: teamId })}>{teams.toHolder}</a>}
    </div>
  );
}
