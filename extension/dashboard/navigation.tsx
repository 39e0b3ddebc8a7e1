import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../components/icon.tsx";
import { describeState } from "../core/describe-state.ts";
import type { DashboardModel } from "./dashboard-model.ts";
import { useDashboard } from "./dashboard-words.ts";
import { hrefOf, type PageName } from "./route.ts";

const GROUPS: ReadonlyArray<{
  readonly name: "daily" | "rules" | "company";
  readonly pages: readonly PageName[];
}> = [
  { name: "daily", pages: ["overview", "runs", "people", "employees", "teams", "invitations", "findings"] },
  { name: "rules", pages: ["attributes", "destination", "settings"] },
  { name: "company", pages: ["admins", "audit", "set-up"] },
];

export function Navigation({ model }: { readonly model: DashboardModel }) {
  const speech = useDashboard();
  const { d } = speech;
  const { session, route, ports } = model;
  const { page: current } = route.value;
  const nav = useRef<HTMLElement>(null);
  useEffect(() => showCurrent(nav.current), [current]);
  const status = session.answer.value?.status ?? null;
  const description = describeState(session.view.value, speech);
  const counts: Partial<Record<PageName, number | undefined>> = {
    findings: status?.findings,
    invitations: status?.accounts.invited,
  };
  return (
    <div class="side">
      <header class="side-head">
        <p class="side-company">{session.name.value}</p>
        <p class="host">{session.host.value}</p>
        <p class="state" data-tone={description.tone} aria-live="polite">
          <span class="dot" aria-hidden="true" />
          {description.word}
        </p>
      </header>
      <nav ref={nav} class="side-nav" aria-label={d.frame.navigation}>
        {GROUPS.map(({ name, pages }) => (
          <section key={name}>
            <h2>{d.frame.group[name]}</h2>
            <ul>
              {pages.map((page) => (
                <li key={page}>
                  <a href={hrefOf({ page })} aria-current={current === page ? "page" : undefined}>
                    <span>{d.frame.page[page]}</span>
                    <Count of={counts[page]} />
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <button type="button" class="link side-foot" onClick={ports.openPairing}>
        <Icon name="settings" /> {d.frame.connection}
      </button>
    </div>
  );
}

function Count({ of }: { readonly of: number | undefined }) {
  const { f } = useDashboard();
  return of === undefined || of === 0 ? null : <span class="tab-count">{f.number(of)}</span>;
}

/** Where it is narrow, the entries are one line that goes on past its end. Sideways only: the page stays where it is. */
function showCurrent(nav: HTMLElement | null): void {
  const entry = nav?.querySelector("[aria-current]") ?? null;
  if (nav === null || entry === null) return;
  nav.scrollLeft += middleOf(entry) - middleOf(nav);
}

function middleOf(box: Element): number {
  const { left, width } = box.getBoundingClientRect();
  return left + width / 2;
}
