import type { Finding } from "../../api/answers.ts";
import { useDashboard } from "../dashboard-words.ts";
import { hrefOf } from "../route.ts";
import { othersOf } from "../runs/change-words.ts";

/** Whom or what else a finding is about: the supervisor, the others with the same address, the team of nearly that name. */
export function FindingSubject({ finding }: { readonly finding: Finding }) {
  const { d, f } = useDashboard();
  const { because } = d.review.change;
  const { supervisor, supervisorName, similarTo, records } = finding.params;
  if (typeof supervisorName === "string") {
    return typeof supervisor === "string" ? (
      <a href={hrefOf({ page: "employees", id: supervisor })}>{supervisorName}</a>
    ) : (
      supervisorName
    );
  }
  if (Array.isArray(similarTo)) return <>{f.list(similarTo)}</>;
  if (records !== undefined) return <>{d.review.findings.records(Number(records))}</>;
  return (
    <>
      {othersOf(finding).map((place) => (
        <a key={place.id} class="finding-other" href={hrefOf(place)}>
          {place.page === "people" ? because.account : because.employee(place.id ?? "")}
        </a>
      ))}
    </>
  );
}
