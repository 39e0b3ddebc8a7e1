/** The company's settings, with what holds for this browser below them. Saved as a whole, at a press of the button. */
import { useEffect } from "preact/hooks";
import { LoadState } from "../../components/load-state.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { WriteBarNote } from "../../components/write-bar-note.tsx";
import type { PageProps } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Page } from "../page.tsx";
import { AccountsPart, AlertsPart, CompanyPart, InvitationsPart } from "./company-parts.tsx";
import { ConnectionPart } from "./connection-part.tsx";
import { FreshnessPart } from "./freshness-part.tsx";
import { GuardPart } from "./guard-part.tsx";
import { SchedulePart } from "./schedule-part.tsx";
import { SettingsBar } from "./settings-bar.tsx";
import { SettingsConflictPanel } from "./settings-conflict.tsx";
import { SettingsHistory } from "./settings-history.tsx";
import { type SettingsStore, settingsStoreOf } from "./settings-store.ts";
import { ThisBrowserPart } from "./this-browser-part.tsx";

export function SettingsPage({ model }: PageProps) {
  const { d } = useDashboard();
  const store = settingsStoreOf(model.ports);
  useEffect(() => void store.arrive(), [store]);
  const known = store.saved.value;
  return (
    <div class="settings">
      <Page title={d.frame.page.settings} lead={d.administration.settings.lead}>
        <WriteBarNote bar={model.session.bar.value} />
        <LoadState of={known} onRetry={() => void store.load()} />
        {store.isReady.value ? (
          <SettingsForm model={model} store={store} />
        ) : known.value === null ? null : (
          <Skeleton />
        )}
        <SettingsHistory model={model} />
        <ThisBrowserPart model={model} />
      </Page>
      <SettingsBar model={model} store={store} />
    </div>
  );
}

type FormProps = Pick<PageProps, "model"> & { readonly store: SettingsStore };

function SettingsForm({ model, store }: FormProps) {
  const form = store.form.value;
  const conflict = store.conflict.value;
  const isReadOnly =
    model.session.bar.value !== null || store.write.value.kind === "working" || conflict !== null;
  if (form === null) return null;
  const part = { model, store, form, isReadOnly };
  return (
    <>
      {conflict === null ? null : <SettingsConflictPanel model={model} store={store} conflict={conflict} />}
      <CompanyPart {...part} />
      <AccountsPart {...part} />
      <SchedulePart {...part} />
      <FreshnessPart {...part} />
      <GuardPart {...part} />
      <InvitationsPart {...part} />
      <AlertsPart {...part} />
      <ConnectionPart model={model} />
    </>
  );
}
