/** Invitations, with the room the popup hasn't: the same list and the same store. Its filter stands in the address. */
import { useEffect } from "preact/hooks";
import { InvitationsView } from "../../components/invitations-view.tsx";
import { FILTERS, invitationStoreOf } from "../../stores/invitation-store.ts";
import type { PageProps } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Page } from "../page.tsx";
import { hrefOf } from "../route.ts";

export function InvitationsPage({ model, route }: PageProps) {
  const { d } = useDashboard();
  const words = d.people.invitations;
  const store = invitationStoreOf(model.ports);
  const { bar, answer } = model.session;
  const neverInvited = answer.value?.status.accounts.neverInvited ?? 0;
  const asked = FILTERS.find((filter) => filter === route.query["state"]);
  useEffect(() => {
    if (asked !== undefined && asked !== store.filter.peek()) void store.show(asked);
  }, [store, asked]);
  const chosen = store.filter.value;
  useEffect(() => {
    // As it is by now: the address may just have changed it.
    const shown = store.filter.peek();
    if (asked !== shown) model.filter({ state: shown });
  }, [chosen]);
  return (
    <Page
      title={d.frame.page.invitations}
      lead={words.lead}
      actions={
        <a class="button button-link" href={hrefOf({ page: "settings" })}>
          {words.mailSettings}
        </a>
      }
    >
      <div class="invitations">
        <InvitationsView store={store} bar={bar.value} neverInvited={neverInvited} />
      </div>
    </Page>
  );
}
