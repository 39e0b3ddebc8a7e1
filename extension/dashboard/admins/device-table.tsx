/** Browsers that are signed in: one's own, for owners everybody's. Anybody may end their own. */
import { useMemo, useState } from "preact/hooks";
import type { Device } from "../../api/answers.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { Moment } from "../../components/moment.tsx";
import { useFocusAfterRemoval } from "../../components/use-focus-after-removal.ts";
import type { AdminMessages } from "../../i18n/dashboard/administration-admins.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import type { AdminStore } from "./admin-store.ts";
import { useAdminWords } from "./admin-words.ts";

type Props = {
  readonly model: DashboardModel;
  readonly store: AdminStore;
  readonly devices: readonly Device[];
};

export function DeviceTable({ model, store, devices }: Props) {
  const words = useAdminWords().devices;
  const [asked, setAsked] = useState<Device | null>(null);
  // One's own may be ended by everybody; IT's “look only” and no connection stand in the way all the same.
  const bar = model.session.bar.value;
  const canEnd = bar === null || bar === "viewer";
  const columns = useMemo(() => deviceColumns(words, canEnd, setAsked), [words, canEnd]);
  const { box, onRemove } = useFocusAfterRemoval({ items: devices, keyOf: idOf, isAsking: asked !== null });
  return (
    <div ref={box}>
      {devices.length === 0 ? (
        <p class="row-note">{words.empty}</p>
      ) : (
        <DataTable label={words.title} columns={columns} items={devices} keyOf={idOf} />
      )}
      {asked === null ? null : (
        <Ask store={store} device={asked} onRemove={onRemove} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}

const idOf = ({ id }: Device): string => id;

function deviceColumns(
  words: AdminMessages["devices"],
  canEnd: boolean,
  ask: (device: Device) => void,
): readonly Column<Device>[] {
  const columns: readonly Column<Device>[] = [
    {
      key: "device",
      head: words.column.device,
      width: "minmax(0, 2fr)",
      cell: ({ name, current, via }) => (
        <>
          <span class="cell-main">{name}</span>
          {current ? <span class="tag">{words.current}</span> : null}
          <span class="cell-note">{words.via[via]}</span>
        </>
      ),
    },
    { key: "person", head: words.column.person, width: "minmax(0, 1.3fr)", cell: ({ email }) => email },
    {
      key: "used",
      head: words.column.used,
      cell: ({ lastUsedAt }) => <Moment at={Date.parse(lastUsedAt)} />,
    },
    {
      key: "added",
      head: words.column.added,
      cell: ({ createdAt }) => <Moment at={Date.parse(createdAt)} />,
    },
  ];
  if (!canEnd) return columns;
  const end: Column<Device> = {
    key: "actions",
    head: words.column.actions,
    width: "100px",
    isPlain: true,
    cell: (device) => (
      <button
        type="button"
        class="button"
        aria-label={words.buttonOf(device.name)}
        onClick={() => ask(device)}
      >
        {words.button}
      </button>
    ),
  };
  return [...columns, end];
}

type AskProps = {
  readonly store: AdminStore;
  readonly device: Device;
  readonly onRemove: (device: Device) => void;
  readonly onClose: () => void;
};

function Ask({ store, device, onRemove, onClose }: AskProps) {
  const words = useAdminWords().devices;
  const body = device.current
    ? words.bodyCurrent
    : store.isMe(device)
      ? words.body
      : words.bodyOther(device.email);
  return (
    <ConfirmDialog
      title={words.confirmTitle(device.name)}
      confirm={words.confirm}
      isDangerous
      isBusy={store.isBusy.value}
      onConfirm={() => {
        onRemove(device);
        void store.end(device).then(onClose);
      }}
      onClose={onClose}
    >
      <p>{body}</p>
    </ConfirmDialog>
  );
}
