import { WriteNote } from "../../components/write-note.tsx";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import type { AdminDeed, AdminPlace, AdminStore } from "./admin-store.ts";
import { useAdminWords } from "./admin-words.ts";

type Props = {
  readonly model: DashboardModel;
  readonly store: AdminStore;
  readonly place: AdminPlace;
};

/** What became of it, beside what it was about. */
export function AdminNote({ model, store, place }: Props) {
  const { d } = useDashboard();
  const words = useAdminWords();
  const state = store.write.value;
  const { role } = d.rules.setUp.server;
  const say = (deed: AdminDeed): string => {
    switch (deed.kind) {
      case "added":
        return words.add.added({ email: deed.admin.email, host: model.session.host.value ?? "" });
      case "changed":
        return (place === "add" ? words.add.changed : words.change.done)({
          email: deed.admin.email,
          role: role[deed.admin.role],
        });
      case "removed":
        return words.remove.done(deed.admin.email);
      case "ended":
        return words.devices.done(deed.device.name);
    }
  };
  if (store.place.value !== place) return <p class="write-note" role="status" />;
  return state.kind === "done" ? (
    <WriteNote state={state} done={say(state.value)} />
  ) : (
    <WriteNote state={state} words={words.failure} />
  );
}
