/** One account: what it is, why it is so, what became of it so far, and what can be done with it. */
import { useEffect, useMemo, useState } from "preact/hooks";
import type { EditedAccount, ExplainedAccount } from "../../api/answers.ts";
import { LoadState } from "../../components/load-state.tsx";
import { WriteBarNote } from "../../components/write-bar-note.tsx";
import { createLoader, loadable } from "../../stores/loadable.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Page } from "../page.tsx";
import { hrefOf } from "../route.ts";
import { AccountActions } from "./account-actions.tsx";
import { AccountFacts } from "./account-facts.tsx";
import { stateTag } from "./account-tags.tsx";
import { EditAccount } from "./edit-account.tsx";
import { ExplanationHistory } from "./explanation-history.tsx";
import { ExplanationReasons } from "./explanation-reasons.tsx";
import { ExplanationSource } from "./explanation-source.tsx";
import { Missing } from "./missing.tsx";
import { nameOf } from "./name-of.ts";
import { SavedNote } from "./saved-note.tsx";

type Props = { readonly model: DashboardModel; readonly id: string };

export function AccountPage({ model, id }: Props) {
  const { d } = useDashboard();
  const { client } = model;
  const found = useMemo(() => loadable<ExplainedAccount>(), []);
  const loader = useMemo(() => createLoader(found), [found]);
  const load = (): Promise<void> => loader.load(() => client.account(id));
  useEffect(() => void load(), []);
  const { value, failure } = found.value;
  const up = { label: d.frame.page.people, href: hrefOf({ page: "people" }) };
  if (value === null) {
    return (
      <Page title={d.frame.page.people} up={up}>
        {failure?.code === "not-found" ? (
          <Missing text={d.people.account.missing} />
        ) : (
          <LoadState of={found.value} onRetry={() => void load()} />
        )}
      </Page>
    );
  }
  return (
    <Page
      title={nameOf(value)}
      up={up}
      lead={[value.jobTitle, value.email].filter((part) => part !== null).join(" · ")}
      actions={stateTag(value.state, d.people.accounts)}
    >
      <WriteBarNote bar={model.session.bar.value} />
      <LoadState of={found.value} onRetry={() => void load()} />
      <Account model={model} account={value} onChanged={() => void load()} />
      <ExplanationSource explanation={value.explanation} />
      <ExplanationHistory entries={value.explanation.history} />
    </Page>
  );
}

type AccountProps = {
  readonly model: DashboardModel;
  readonly account: ExplainedAccount;
  readonly onChanged: () => void;
};

function Account({ model, account, onChanged }: AccountProps) {
  const [isEditing, setEditing] = useState(false);
  const [saved, setSaved] = useState<EditedAccount | "unchanged" | null>(null);
  const bar = model.session.bar.value;
  if (isEditing) {
    const onSaved = (edited: EditedAccount | null): void => {
      setSaved(edited ?? "unchanged");
      setEditing(false);
      onChanged();
    };
    return (
      <EditAccount model={model} account={account} onSaved={onSaved} onCancel={() => setEditing(false)} />
    );
  }
  const edit = (): void => {
    setSaved(null);
    setEditing(true);
  };
  return (
    <>
      {saved === null ? null : <SavedNote saved={saved} />}
      <div class="columns">
        <AccountFacts account={account} onEdit={bar === null ? edit : null} />
        <div>
          <ExplanationReasons explanation={account.explanation} />
          <AccountActions model={model} account={account} onChanged={onChanged} />
        </div>
      </div>
    </>
  );
}
