import { useEffect, useState } from "preact/hooks";
import { InvitationsView } from "../components/invitations-view.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { type InvitationStore, invitationStoreOf } from "../stores/invitation-store.ts";
import { keepInvitations } from "./keep-invitations.ts";
import type { PopupModel } from "./popup-model.ts";

/** Once for a popup, however often somebody comes to the tab. */
const kept = new WeakSet<InvitationStore>();

export function InvitationsTab({ model }: { readonly model: PopupModel }) {
  const { ports } = model;
  const store = invitationStoreOf(ports);
  const [isBack, setBack] = useState(kept.has(store));
  useEffect(() => {
    if (isBack) return;
    kept.add(store);
    void keepInvitations({ ports, store }).then(() => setBack(true));
  }, [store]);
  if (!isBack) return <Skeleton />;
  const { bar, answer } = model.session;
  const neverInvited = answer.value?.status.accounts.neverInvited ?? 0;
  return <InvitationsView store={store} bar={bar.value} neverInvited={neverInvited} />;
}
