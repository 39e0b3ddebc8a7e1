/** Who isn't in step yet: why, in words, and what to do. Whoever was held back is released from here. */
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Destination, DestinationPerson } from "../../api/answers.ts";
import type { DestinationPersonState } from "../../api/destination-calls.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { Moment } from "../../components/moment.tsx";
import { MoreRows } from "../../components/more-rows.tsx";
import { SelectField } from "../../components/select-field.tsx";
import { WriteNote } from "../../components/write-note.tsx";
import type { DestinationMessages } from "../../i18n/dashboard/destination.ts";
import { fieldName } from "../../i18n/field-names.ts";
import type { Notice } from "../../i18n/messages.ts";
import { createPagedList } from "../../stores/paged-list.ts";
import { createWrite } from "../../stores/write.ts";
import type { PageProps } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { hrefOf } from "../route.ts";
import { useDestinationWords } from "./destination-words.ts";

type Props = PageProps & {
  readonly destination: Destination;
  readonly onReleased: () => void;
};

const STATES = ["failed", "waiting", "held"] as const satisfies readonly DestinationPersonState[];
const SHOWN = ["all", ...STATES] as const;
type Shown = (typeof SHOWN)[number];

export function OutOfStep({ model, route, destination, onReleased }: Props) {
  const words = useDestinationWords();
  const { people } = words;
  const { client, session } = model;
  const { counts, state: how, problem } = destination;
  const isIdle = how !== "active";
  const outage = Number(problem?.params["retryAt"] ?? Number.NaN);
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useMemo(
    () =>
      createPagedList((state: DestinationPersonState | null, cursor) =>
        client.destinationPeople(state, cursor),
      ),
    [client],
  );
  const release = useMemo(() => createWrite<null>(), []);
  const state = STATES.find((one) => one === route.query["state"]) ?? null;
  const load = (): void => void list.load(state);
  useEffect(load, [list, state, counts.waiting, counts.failed, counts.held]);
  const canRelease = session.bar.value === null;
  const columns = useMemo(() => {
    const onRelease = async ({ accountId }: DestinationPerson): Promise<void> => {
      await release.run(() => client.releasePerson(accountId));
      onReleased();
      // The button goes with the row that it stood in.
      heading.current?.focus();
    };
    const pushing = { isIdle, retryAt: Number.isNaN(outage) ? null : outage };
    return columnsOf({
      words,
      ...pushing,
      onRelease: canRelease ? (person) => void onRelease(person) : null,
    });
  }, [words, canRelease, client, isIdle, outage]);
  const items = list.items.value;
  return (
    <section class="changes">
      <h2 class="section-title" ref={heading} tabIndex={-1}>
        {people.title}
      </h2>
      <div class="filters">
        <SelectField<Shown>
          label={people.show}
          value={state ?? "all"}
          choices={SHOWN.map((value) => ({ value, label: people.filter[value] }))}
          onChoose={(value) => model.filter({ state: value === "all" ? "" : value })}
        />
      </div>
      <WriteNote state={release.state.value} done={people.released} words={words.failure} />
      {items.length === 0 ? null : (
        <DataTable label={people.title} columns={columns} items={items} keyOf={keyOf} />
      )}
      {list.page.value.value !== null && items.length === 0 ? <p class="row-note">{people.empty}</p> : null}
      <MoreRows list={list} onRetry={load} />
    </section>
  );
}

const keyOf = ({ accountId }: DestinationPerson): string => accountId;

type CellWords = {
  readonly words: DestinationMessages;
  /** Nothing is pushed: switched off, or stopped. */
  readonly isIdle: boolean;
  /** When a destination that is away is asked again. */
  readonly retryAt: number | null;
  readonly onRelease: ((person: DestinationPerson) => void) | null;
};

function columnsOf(by: CellWords): readonly Column<DestinationPerson>[] {
  const { people } = by.words;
  return [
    {
      key: "person",
      head: people.column.person,
      cell: ({ accountId, name }) => (
        <a class="cell-main" href={hrefOf({ page: "people", id: accountId })}>
          {name}
        </a>
      ),
    },
    {
      key: "why",
      head: people.column.why,
      width: "minmax(0, 2.4fr)",
      cell: (person) => <Why person={person} {...by} />,
    },
    {
      key: "since",
      head: people.column.since,
      width: "130px",
      cell: ({ since }) => <Moment at={Date.parse(since)} />,
    },
    {
      key: "next",
      head: people.column.next,
      width: "150px",
      cell: (person) => <Next person={person} {...by} />,
    },
  ];
}

type CellProps = CellWords & { readonly person: DestinationPerson };

function Why({ person, isIdle, words: { people } }: CellProps) {
  const isWaiting = person.state !== "held" && person.code === null;
  const { headline, detail } = isIdle && isWaiting ? people.idle : reasonOf(person, people);
  return (
    <div>
      {headline}
      <span class="cell-note">{detail}</span>
      {person.answer === null ? null : <Answer codes={person.answer} words={people} />}
    </div>
  );
}

type AnswerProps = { readonly codes: string; readonly words: DestinationMessages["people"] };

/** The status, SCIM's kind of error, and the field it spoke of; what has no words is shown as it is. */
function Answer({ codes, words }: AnswerProps) {
  const { field } = useDashboard().d.review;
  const parts = codes.split(" ").map((code) => {
    if (/^\d{3}$/u.test(code)) return `HTTP ${code}`;
    const known: Readonly<Record<string, string | undefined>> = words.answerPart;
    return known[code] ?? fieldName(code, field);
  });
  return <span class="cell-note">{words.answer(parts.join(", "))}</span>;
}

function reasonOf({ state, code }: DestinationPerson, people: DestinationMessages["people"]): Notice {
  if (state === "held") return people.held;
  return code === null ? people.waiting : (people.why[code] ?? people.whyUnknown(code));
}

function Next({ person, isIdle, retryAt, words: { people }, onRelease }: CellProps) {
  if (person.state !== "held") {
    if (isIdle) return people.nextOnceOn;
    const at = person.nextTryAt === null ? retryAt : Date.parse(person.nextTryAt);
    return at === null ? people.nextPush : <Moment at={at} />;
  }
  return onRelease === null ? (
    <>–</>
  ) : (
    <button
      type="button"
      class="button"
      aria-label={people.releaseOf(person.name)}
      onClick={() => onRelease(person)}
    >
      {people.release}
    </button>
  );
}
