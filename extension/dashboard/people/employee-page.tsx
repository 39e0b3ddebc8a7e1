/** Somebody of Personio, account or not: why are they not synced? */
import { useEffect, useMemo } from "preact/hooks";
import type { Explanation } from "../../api/answers.ts";
import { LoadState } from "../../components/load-state.tsx";
import { createLoader, loadable } from "../../stores/loadable.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Page } from "../page.tsx";
import { hrefOf } from "../route.ts";
import { ExplanationHistory } from "./explanation-history.tsx";
import { ExplanationReasons } from "./explanation-reasons.tsx";
import { ExplanationSource } from "./explanation-source.tsx";
import { Missing } from "./missing.tsx";

type Props = { readonly model: DashboardModel; readonly employeeId: string };

export function EmployeePage({ model, employeeId }: Props) {
  const { d } = useDashboard();
  const words = d.people.employees;
  const found = useMemo(() => loadable<Explanation>(), []);
  const loader = useMemo(() => createLoader(found), [found]);
  const load = (): Promise<void> => loader.load(() => model.client.employee(employeeId));
  useEffect(() => void load(), []);
  const { value, failure } = found.value;
  const up = { label: d.frame.page.employees, href: hrefOf({ page: "employees" }) };
  const name = value === null ? null : nameIn(value);
  return (
    <Page
      title={name ?? words.idOf(employeeId)}
      up={up}
      {...(name === null ? {} : { lead: words.idOf(employeeId) })}
    >
      {failure?.code === "not-found" ? (
        <Missing text={words.missing} />
      ) : (
        <LoadState of={found.value} onRetry={() => void load()} />
      )}
      {value === null ? null : (
        <>
          <ExplanationReasons explanation={value} />
          <ExplanationSource explanation={value} />
          <ExplanationHistory entries={value.history} />
        </>
      )}
    </Page>
  );
}

/** The explanation names nobody; what Personio says does. */
function nameIn({ source }: Explanation): string | null {
  const parts = ["first_name", "last_name"].flatMap((key) => {
    const value = source.find((one) => one.key === key)?.value;
    return typeof value === "string" && value !== "" ? [value] : [];
  });
  return parts.length === 0 ? null : parts.join(" ");
}
