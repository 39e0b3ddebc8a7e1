/** Who may come in, as what, and with which devices. */
import { useEffect, useMemo } from "preact/hooks";
import { LoadState } from "../../components/load-state.tsx";
import { WriteBarNote } from "../../components/write-bar-note.tsx";
import type { PageProps } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Page } from "../page.tsx";
import { AddAdmin } from "./add-admin.tsx";
import { AdminNote } from "./admin-note.tsx";
import { createAdminStore } from "./admin-store.ts";
import { AdminTable } from "./admin-table.tsx";
import { AdminWords, useAdminWords } from "./admin-words.ts";
import { DeviceTable } from "./device-table.tsx";
import { RoleGuide } from "./role-guide.tsx";
import { RotateKeys } from "./rotate-keys.tsx";

export function AdminsPage({ model }: PageProps) {
  return (
    <AdminWords>
      <Admins model={model} />
    </AdminWords>
  );
}

function Admins({ model }: Pick<PageProps, "model">) {
  const { d } = useDashboard();
  const words = useAdminWords();
  const store = useMemo(() => createAdminStore(model), [model]);
  useEffect(() => void Promise.all([store.loadAdmins(), store.loadDevices()]), [store]);
  const { bar, ownerBar, me } = model.session;
  const isOwner = ownerBar.value === null;
  const [admins, devices] = [store.admins.value, store.devices.value];
  return (
    <Page title={d.frame.page.admins} lead={words.lead}>
      <WriteBarNote bar={bar.value ?? ownerBar.value} />
      <section class="card">
        <h2 tabIndex={-1}>{words.admins}</h2>
        <p class="row-note">{words.adminsAbout}</p>
        <LoadState of={admins} onRetry={() => void store.loadAdmins()} />
        {admins.value === null ? null : (
          <AdminTable model={model} store={store} admins={admins.value} isOwner={isOwner} />
        )}
        <AdminNote model={model} store={store} place="admins" />
        <RoleGuide />
      </section>
      {isOwner ? <AddAdmin model={model} store={store} /> : null}
      <section class="card">
        <h2 tabIndex={-1}>{words.devices.title}</h2>
        <p class="row-note">{words.devices.about[me.value?.role === "owner" ? "all" : "own"]}</p>
        <LoadState of={devices} onRetry={() => void store.loadDevices()} />
        {devices.value === null ? null : <DeviceTable model={model} store={store} devices={devices.value} />}
        <AdminNote model={model} store={store} place="devices" />
      </section>
      {isOwner ? <RotateKeys model={model} /> : null}
    </Page>
  );
}
