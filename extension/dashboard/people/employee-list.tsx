/** Whoever is in Personio and isn't synced, with the reason in a few words. */
import { useEffect, useMemo } from "preact/hooks";
import type { Employee } from "../../api/answers.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { MoreRows } from "../../components/more-rows.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { SelectField } from "../../components/select-field.tsx";
import type { PeopleMessages } from "../../i18n/dashboard/people.ts";
import { keptStore } from "../../stores/kept-store.ts";
import { createPagedList } from "../../stores/paged-list.ts";
import type { DashboardPorts, PageProps } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Page } from "../page.tsx";
import { hrefOf, type Route } from "../route.ts";
import { tag } from "./account-tags.tsx";
import { type AskedEmployees, askUnsynced, UNSYNCED } from "./ask-unsynced.ts";
import { Missing } from "./missing.tsx";
import { STANDINGS } from "./standing-look.ts";

const listOf = keptStore(({ client }: DashboardPorts) => ({
  ...createPagedList((asked: AskedEmployees, cursor) => askUnsynced(client, asked, cursor)),
  start: () => () => undefined,
}));

const askedIn = ({ query }: Route): AskedEmployees => ({
  q: query["q"] ?? "",
  standing: UNSYNCED.find((standing) => standing === query["standing"]) ?? "",
});

export function EmployeeList({ model, route }: PageProps) {
  const { d, f } = useDashboard();
  const words = d.people.employees;
  const list = listOf(model.ports);
  const { q, standing } = askedIn(route);
  const load = (): void => void list.load({ q, standing });
  useEffect(load, [list, q, standing]);
  const columns = useMemo(() => employeeColumns(d.people), [d.people]);
  const items = list.items.value;
  const { value, isLoading } = list.page.value;
  const people = model.session.answer.value?.status.people;
  const counted = (one: (typeof UNSYNCED)[number]): string =>
    people === undefined ? words.standing[one] : `${words.standing[one]} (${f.number(people[one])})`;
  return (
    <Page title={d.frame.page.employees} lead={words.lead}>
      <div class="filters">
        <SearchField label={words.search} value={q} onSearch={(text) => model.filter({ q: text })} />
        <SelectField
          label={words.filter}
          value={standing}
          choices={[
            { value: "" as const, label: words.everybody },
            ...UNSYNCED.map((one) => ({ value: one, label: counted(one) })),
          ]}
          onChoose={(chosen) => model.filter({ standing: chosen })}
        />
      </div>
      {value !== null && items.length === 0 && !isLoading ? (
        <Missing text={q === "" && standing === "" ? words.nobodyYet : words.nobody} />
      ) : null}
      {items.length === 0 ? null : (
        <div class="tall-rows">
          <DataTable label={words.table} columns={columns} items={items} keyOf={employeeKey} />
        </div>
      )}
      <MoreRows list={list} onRetry={load} />
    </Page>
  );
}

const employeeKey = ({ employeeId }: Employee): string => employeeId;

function employeeColumns({ employees: words, explanation }: PeopleMessages): readonly Column<Employee>[] {
  return [
    {
      key: "person",
      head: words.column.person,
      cell: ({ employeeId, name }) => (
        <>
          <a class="cell-main" href={hrefOf({ page: "employees", id: employeeId })}>
            {name}
          </a>
          <span class="cell-note">{words.idOf(employeeId)}</span>
        </>
      ),
    },
    {
      key: "standing",
      head: words.column.standing,
      width: "180px",
      cell: ({ standing }) => tag(STANDINGS[standing], explanation.standing[standing]),
    },
    {
      key: "why",
      head: words.column.why,
      width: "minmax(0, 1.6fr)",
      cell: (employee) => whyOf(employee, words),
    },
    {
      key: "account",
      head: words.column.account,
      width: "120px",
      cell: ({ accountId }) =>
        accountId === null ? (
          <span class="cell-aside">{words.noAccount}</span>
        ) : (
          <a href={hrefOf({ page: "people", id: accountId })}>{words.hasAccount}</a>
        ),
    },
  ];
}

/** Of an exclusion the value, of a status the status; of the rest what the rule says. */
function whyOf({ standing, rule, status, exclusion }: Employee, words: PeopleMessages["employees"]): string {
  if (standing === "excluded" && exclusion !== null) return words.whyExcluded(exclusion.value);
  if (rule === "only-active-get-accounts" && status !== null) return words.whyStatus(words.status[status]);
  return words.why[rule] ?? words.whyUnknown;
}
