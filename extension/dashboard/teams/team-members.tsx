/** Who is in a team and why. Whoever was added by hand can be taken out; the others are changed in Personio. */
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Account, Team } from "../../api/answers.ts";
import { DataTable } from "../../components/data-table.tsx";
import { Icon } from "../../components/icon.tsx";
import { MoreRows } from "../../components/more-rows.tsx";
import { createPagedList } from "../../stores/paged-list.ts";
import { createWrite } from "../../stores/write.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { accountKey } from "../people/account-columns.tsx";
import { AccountPicker } from "../people/account-picker.tsx";
import { Missing } from "../people/missing.tsx";
import { nameOf } from "../people/name-of.ts";
import { RefusalNote } from "../people/refusal-note.tsx";
import { memberColumns } from "./member-columns.tsx";

type Props = {
  readonly model: DashboardModel;
  readonly team: Team;
  readonly sourceNames: (keys: readonly string[]) => string;
  readonly onChanged: () => void;
};

export function TeamMembers({ model, team, sourceNames, onChanged }: Props) {
  const { d } = useDashboard();
  const words = d.people.teams;
  const bar = model.session.bar.value;
  const members = useMembers(model, team.id, onChanged);
  const { list, state, said, remove } = members;
  const columns = useMemo(
    () =>
      memberColumns({ words: d.people, teamId: team.id, sourceNames, remove: bar === null ? remove : null }),
    [d.people, team.id, sourceNames, remove, bar],
  );
  const items = list.items.value;
  const isEmpty = list.page.value.value !== null && items.length === 0;
  return (
    <section>
      <h2 class="section-title">{words.membersTitle}</h2>
      <p class="card-lead">{words.membersNote}</p>
      {bar === null ? <AddMember model={model} onPick={members.add} /> : null}
      <p class="write-note" role="status">
        {said === null ? null : (
          <span class="good">
            <Icon name="ok" /> {said}
          </span>
        )}
      </p>
      {state.kind === "failed" ? <RefusalNote failure={state.failure} words={words.refused} /> : null}
      {isEmpty ? <Missing text={words.noMembers} /> : null}
      {items.length === 0 ? null : (
        <DataTable
          label={words.membersTitle}
          columns={columns}
          items={items}
          keyOf={accountKey}
          total={team.members}
        />
      )}
      <MoreRows list={list} onRetry={() => void list.load(team.id)} />
    </section>
  );
}

function useMembers({ client }: DashboardModel, teamId: string, onChanged: () => void) {
  const words = useDashboard().d.people.teams;
  const list = useMemo(
    () => createPagedList((team: string, cursor) => client.accounts({ team, cursor })),
    [client],
  );
  useEffect(() => void list.load(teamId), [list, teamId]);
  const write = useMemo(() => createWrite<null>(), []);
  const [said, setSaid] = useState<string | null>(null);
  const { add, remove } = useMemo(() => {
    const tell = async (isDone: Promise<unknown>, text: string): Promise<void> => {
      setSaid(null);
      await isDone;
      if (write.state.peek().kind !== "done") return;
      setSaid(text);
      onChanged();
      await list.load(teamId);
    };
    return {
      add: (account: Account): void =>
        void tell(
          write.run(() => client.addMember({ teamId, accountId: account.id })),
          words.added(nameOf(account)),
        ),
      remove: (account: Account): void => {
        const stays = account.teams.some(({ id, source }) => id === teamId && source !== "manual");
        void tell(
          write.run(() => client.removeMember({ teamId, accountId: account.id })),
          stays ? words.removedButStays(nameOf(account)) : words.removed(nameOf(account)),
        );
      },
    };
  }, [client, list, teamId, words, write]);
  return { list, state: write.state.value, said, add, remove };
}

type AddProps = { readonly model: DashboardModel; readonly onPick: (account: Account) => void };

function AddMember({ model, onPick }: AddProps) {
  const words = useDashboard().d.people.teams;
  const [isOpen, setOpen] = useState(false);
  const pick = (account: Account): void => {
    setOpen(false);
    onPick(account);
  };
  return (
    <div class="add-member">
      <button type="button" class="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {words.addMember}
      </button>
      {isOpen ? (
        <>
          <p class="hint">{words.addMemberNote}</p>
          <AccountPicker model={model} without={null} onPick={pick} />
        </>
      ) : null}
    </div>
  );
}
