import { InvitationsView } from "../components/invitations-view.tsx";
import { invitationStoreOf } from "../stores/invitation-store.ts";
import type { PopupModel } from "./popup-model.ts";

export function InvitationsTab({ model }: { readonly model: PopupModel }) {
  return <InvitationsView store={invitationStoreOf(model.ports)} bar={model.session.bar.value} />;
}
