/** The admins. A role is changed in its row, somebody is removed from there; both ask first. */
import { useMemo, useState } from "preact/hooks";
import type { Admin, Role } from "../../api/answers.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { useFocusAfterRemoval } from "../../components/use-focus-after-removal.ts";
import { actorText } from "../../i18n/actor-text.ts";
import type { AdminMessages } from "../../i18n/dashboard/administration-admins.ts";
import type { DashboardMessages } from "../../i18n/dashboard/dashboard-messages.ts";
import type { Format } from "../../i18n/format.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import type { AdminStore } from "./admin-store.ts";
import { useAdminWords } from "./admin-words.ts";
import { roleChoices } from "./roles.ts";

type Asked =
  | { readonly kind: "change"; readonly admin: Admin; readonly role: Role }
  | { readonly kind: "remove"; readonly admin: Admin };

type Props = {
  readonly model: DashboardModel;
  readonly store: AdminStore;
  readonly admins: readonly Admin[];
  readonly isOwner: boolean;
};

export function AdminTable({ model, store, admins, isOwner }: Props) {
  const { d, t, f } = useDashboard();
  const words = useAdminWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const myEmail = model.session.me.value?.email ?? null;
  const columns = useMemo(
    () => adminColumns({ words, t, d, f, myEmail, isOwner, ask: setAsked }),
    // The formats are made anew at every tick of the clock; what they are made of is the language.
    [words, d, t, myEmail, isOwner],
  );
  const { box, onRemove } = useFocusAfterRemoval({ items: admins, keyOf: idOf, isAsking: asked !== null });
  return (
    <div ref={box}>
      <DataTable label={words.admins} columns={columns} items={admins} keyOf={idOf} />
      {asked === null ? null : (
        <Ask store={store} asked={asked} onRemove={onRemove} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}

const idOf = ({ id }: Admin): string => id;

type ColumnOptions = {
  readonly words: AdminMessages;
  readonly t: Messages;
  readonly d: DashboardMessages;
  readonly f: Format;
  readonly myEmail: string | null;
  readonly isOwner: boolean;
  readonly ask: (asked: Asked) => void;
};

function adminColumns(options: ColumnOptions): readonly Column<Admin>[] {
  const { words, t, d, f, isOwner, ask, myEmail } = options;
  const columns: readonly Column<Admin>[] = [
    {
      key: "admin",
      head: words.column.admin,
      width: "minmax(0, 1.6fr)",
      cell: ({ email }) => (
        <>
          <span class="cell-main">{email}</span>
          {email === myEmail ? <span class="tag">{words.you}</span> : null}
        </>
      ),
    },
    {
      key: "role",
      head: words.column.role,
      width: "150px",
      cell: (admin) => (isOwner ? roleSelect(admin, options) : d.rules.setUp.server.role[admin.role]),
    },
    {
      key: "since",
      head: words.column.since,
      cell: ({ createdAt, createdBy }) =>
        words.since({ when: f.date(createdAt.slice(0, 10)), who: actorText(createdBy, { t }) }),
    },
  ];
  if (!isOwner) return columns;
  const remove: Column<Admin> = {
    key: "actions",
    head: words.column.actions,
    width: "110px",
    isPlain: true,
    cell: (admin) => (
      <button
        type="button"
        class="button"
        aria-label={words.remove.buttonOf(admin.email)}
        onClick={() => ask({ kind: "remove", admin })}
      >
        {words.remove.button}
      </button>
    ),
  };
  return [...columns, remove];
}

function roleSelect(admin: Admin, { words, d, ask }: ColumnOptions) {
  const choices = roleChoices(d);
  return (
    <select
      class="input select"
      aria-label={words.roleOf(admin.email)}
      value={admin.role}
      onChange={({ currentTarget }) => {
        const chosen = choices.find(({ value }) => value === currentTarget.value)?.value ?? admin.role;
        // Until it is confirmed it is what it was.
        currentTarget.value = admin.role;
        if (chosen !== admin.role) ask({ kind: "change", admin, role: chosen });
      }}
    >
      {choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

type AskProps = {
  readonly store: AdminStore;
  readonly asked: Asked;
  readonly onRemove: (admin: Admin) => void;
  readonly onClose: () => void;
};

function Ask({ store, asked, onRemove, onClose }: AskProps) {
  const { d } = useDashboard();
  const words = useAdminWords();
  const { role } = d.rules.setUp.server;
  const { admin } = asked;
  const isOwn = store.isMe(admin);
  const then = (doing: Promise<unknown>): void => void doing.then(onClose);
  if (asked.kind === "remove") {
    return (
      <ConfirmDialog
        title={words.remove.title(admin.email)}
        confirm={words.remove.confirm}
        isDangerous
        isBusy={store.isBusy.value}
        onConfirm={() => {
          onRemove(admin);
          then(store.remove(admin));
        }}
        onClose={onClose}
      >
        <p>{isOwn ? words.remove.own : words.remove.body}</p>
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog
      title={words.change.title(admin.email)}
      confirm={words.change.confirm}
      isBusy={store.isBusy.value}
      onConfirm={() => then(store.appoint({ email: admin.email, role: asked.role }, "admins"))}
      onClose={onClose}
    >
      <p>{words.change.body({ before: role[admin.role], after: role[asked.role] })}</p>
      <p>{words.roles.may[asked.role]}</p>
      {isOwn ? <p class="callout callout-warn">{words.change.own}</p> : null}
    </ConfirmDialog>
  );
}
