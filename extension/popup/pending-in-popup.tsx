/** What waits, whichever tab it was asked for on. What failed on the tab at hand isn't said twice. */
import { PendingWrites } from "../components/pending-writes.tsx";
import type { Mutation } from "../storage/outbox.ts";
import type { PopupModel } from "./popup-model.ts";
import type { Tab } from "./popup-ports.ts";

const TAB_OF: Readonly<Record<Mutation["op"], Tab>> = {
  "save-exclusions": "exclusions",
  "send-invitations": "invitations",
  "start-run": "status",
};

export function PendingInPopup({ model }: { readonly model: PopupModel }) {
  const { tab } = model.place.value;
  return (
    <PendingWrites
      outbox={model.ports.outbox.value}
      elsewhere={model.ports.elsewhere.value}
      onCancel={model.ports.cancel}
      onDismiss={model.ports.dismiss}
      isElsewhere={({ mutation }) => TAB_OF[mutation.op] !== tab}
      onShow={({ mutation }) => model.choose(TAB_OF[mutation.op])}
    />
  );
}
