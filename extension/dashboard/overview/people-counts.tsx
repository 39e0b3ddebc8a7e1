/** Everybody in numbers; each leads to who they are. */
import type { Status } from "../../api/answers.ts";
import { useDashboard } from "../dashboard-words.ts";
import { hrefOf, type Place } from "../route.ts";

type Count = { readonly label: string; readonly count: number; readonly place: Place };

export function PeopleCounts({ status }: { readonly status: Status }) {
  const { d } = useDashboard();
  const words = d.review.overview;
  const { people, accounts } = status;
  return (
    <div class="columns overview-row">
      <Counts
        title={words.people}
        total={people.employees}
        counts={[
          { label: words.linked, count: people.linked, place: { page: "people", query: { link: "linked" } } },
          { label: words.excluded, count: people.excluded, place: standing("excluded") },
          { label: words.held, count: people.held, place: standing("held") },
          { label: words.waiting, count: people.waiting, place: standing("waiting") },
        ]}
      />
      <Counts
        title={words.accounts}
        total={null}
        counts={[
          { label: words.active, count: accounts.active, place: accountsBy({ state: "active" }) },
          {
            label: words.deactivated,
            count: accounts.deactivated,
            place: accountsBy({ state: "deactivated" }),
          },
          { label: words.neverInvited, count: accounts.neverInvited, place: invited("none") },
          { label: words.invited, count: accounts.invited, place: invited("pending") },
        ]}
      />
    </div>
  );
}

const standing = (name: string): Place => ({ page: "employees", query: { standing: name } });
const accountsBy = (query: NonNullable<Place["query"]>): Place => ({ page: "people", query });
const invited = (state: string): Place => ({ page: "invitations", query: { state } });

type CountsProps = {
  readonly title: string;
  /** `null`: their sum says nothing. */
  readonly total: number | null;
  readonly counts: readonly Count[];
};

function Counts({ title, total, counts }: CountsProps) {
  const { d, f } = useDashboard();
  return (
    <section class="card tally">
      <div class="tally-head">
        <h2>{title}</h2>{" "}
        {total === null ? null : <p class="row-note">{d.review.overview.employees(total)}</p>}
      </div>
      <ul>
        {counts.map(({ label, count, place }) => (
          <li key={label}>
            <a class="tally-link" href={hrefOf(place)}>
              <strong>{f.number(count)}</strong> <span>{label}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
