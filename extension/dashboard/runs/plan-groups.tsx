/** The groups of a plan: those that take something away stand open, long lists of the others can be opened. */
import { useMemo } from "preact/hooks";
import type { RunChange } from "../../api/answers.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { Icon } from "../../components/icon.tsx";
import { holdableEmployee, holdableEmployees, isHeld, type PlanGroup } from "../../core/plan-effect.ts";
import { useDashboard } from "../dashboard-words.ts";
import { FieldsCell, PersonCell, ReasonCell } from "./change-cells.tsx";
import type { ChangeSpeech } from "./change-words.ts";
import type { HeldStore } from "./held-store.ts";

type Props = {
  readonly speech: ChangeSpeech;
  /** `null`: nobody can be held back here, or not by whoever looks. */
  readonly heldStore: HeldStore | null;
};

type GroupsProps = Props & { readonly groups: readonly PlanGroup[]; readonly isSearched: boolean };

/** A list as short as this is open from the start. */
const FEW = 10;

export function PlanGroups({ groups, isSearched, ...rest }: GroupsProps) {
  const { d, f } = useDashboard();
  return (
    <>
      {groups.map((group) => {
        const { kind, changes } = group;
        const isOpen = isSearched || kind === "deactivate" || changes.length <= FEW;
        return (
          <details key={`${kind}/${isSearched}`} class="plan-group" open={isOpen}>
            <summary>
              <Icon name="chevron" />
              <h3>{d.review.change.kinds[kind]}</h3>
              <span class="tab-count">{f.number(changes.length)}</span>
            </summary>
            <Group {...rest} group={group} />
          </details>
        );
      })}
    </>
  );
}

const keyOf = ({ seq }: RunChange): string => String(seq);

function Group({ group, speech, heldStore }: Props & { readonly group: PlanGroup }) {
  const { d } = useDashboard();
  const { kind, changes } = group;
  const holdable = useMemo(() => [...holdableEmployees(changes)], [changes]);
  const canHold = heldStore !== null && holdable.length > 0;
  const columns = useMemo(
    () => columnsOf(speech, kind, canHold ? heldStore : null),
    [speech, kind, canHold, heldStore],
  );
  return (
    <>
      {canHold ? <HoldAll employeeIds={holdable} heldStore={heldStore} /> : null}
      <DataTable label={d.review.change.kinds[kind]} columns={columns} items={changes} keyOf={keyOf} />
    </>
  );
}

type HoldAllProps = { readonly employeeIds: readonly string[]; readonly heldStore: HeldStore };

function HoldAll({ employeeIds, heldStore }: HoldAllProps) {
  const { d } = useDashboard();
  const words = d.review.approval;
  const held = heldStore.held.value;
  const areAllHeld = employeeIds.every((id) => held.has(id));
  return employeeIds.length < 2 ? null : (
    <button type="button" class="link hold-all" onClick={() => heldStore.set(employeeIds, !areAllHeld)}>
      {areAllHeld ? words.holdNone : words.holdAll}
    </button>
  );
}

/** Their state is the account's, which the kind says already. */
const PLAIN: ReadonlySet<PlanGroup["kind"]> = new Set([
  "deactivate",
  "reactivate",
  "exclude",
  "include",
  "hold",
]);

function columnsOf(
  speech: ChangeSpeech,
  kind: PlanGroup["kind"],
  heldStore: HeldStore | null,
): ReadonlyArray<Column<RunChange>> {
  const words = speech.d.review.change;
  const hold: Column<RunChange> = {
    key: "hold",
    head: speech.d.review.approval.hold,
    cell: (change) => (heldStore === null ? null : <HoldBox change={change} heldStore={heldStore} />),
    width: "110px",
  };
  const what: Column<RunChange> = {
    key: "what",
    head: words.what,
    cell: (change) => <FieldsCell change={change} speech={speech} />,
    width: "minmax(0, 1.8fr)",
  };
  return [
    {
      key: "person",
      head: words.person,
      cell: (change) => <PersonCell change={change} isKindShown={false} />,
    },
    ...(PLAIN.has(kind) ? [] : [what]),
    { key: "why", head: words.why, cell: (change) => <ReasonCell change={change} speech={speech} /> },
    ...(heldStore === null ? [] : [hold]),
  ];
}

function HoldBox({ change, heldStore }: { readonly change: RunChange; readonly heldStore: HeldStore }) {
  const { d } = useDashboard();
  const employeeId = holdableEmployee(change);
  if (employeeId === null) return null;
  return (
    <label class="hold">
      <input
        type="checkbox"
        aria-label={d.review.approval.holdOne(change.name)}
        checked={isHeld(change, heldStore.held.value)}
        onChange={(event) => heldStore.set([employeeId], event.currentTarget.checked)}
      />
    </label>
  );
}
