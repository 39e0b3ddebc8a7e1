/** Admins and devices: both lists as a whole, and one write at a time. What it changes is read anew afterwards. */
import { computed, signal } from "@preact/signals";
import type { Appointment } from "../../api/administration-calls.ts";
import type { Admin, Device } from "../../api/answers.ts";
import type { Outcome } from "../../api/failure.ts";
import { loadAllPages } from "../../stores/load-all-pages.ts";
import { createLoader, loadable } from "../../stores/loadable.ts";
import { createWrite } from "../../stores/write.ts";
import type { DashboardModel } from "../dashboard-model.ts";

/** What was done, for the sentence beside the list. */
export type AdminDeed =
  | { readonly kind: "added" | "changed"; readonly admin: Admin }
  | { readonly kind: "removed"; readonly admin: Admin }
  | { readonly kind: "ended"; readonly device: Device };

/** Where the outcome is told. */
export type AdminPlace = "add" | "admins" | "devices";

export type AdminStore = ReturnType<typeof createAdminStore>;

export function createAdminStore({ client, ports, session }: DashboardModel) {
  const admins = loadable<readonly Admin[]>();
  const devices = loadable<readonly Device[]>();
  const [adminLoader, deviceLoader] = [createLoader(admins), createLoader(devices)];
  const write = createWrite<AdminDeed>();
  const place = signal<AdminPlace>("admins");
  const loadAdmins = (): Promise<void> => adminLoader.load(() => loadAllPages({ ask: client.admins }));
  const loadDevices = (): Promise<void> => deviceLoader.load(() => loadAllPages({ ask: client.devices }));
  /** Also of what failed: somebody else may have been quicker. */
  const run = async (
    where: AdminPlace,
    ask: () => Promise<Outcome<AdminDeed>>,
  ): Promise<AdminDeed | null> => {
    place.value = where;
    const deed = await write.run(ask);
    void Promise.all([loadAdmins(), loadDevices()]);
    return deed;
  };
  const isMe = ({ email }: Pick<Admin, "email">): boolean => session.me.value?.email === email;
  return {
    admins,
    devices,
    write: write.state,
    place,
    isBusy: computed(() => write.state.value.kind === "working"),
    isMe,
    loadAdmins,
    loadDevices,
    appoint: (wanted: Appointment, where: AdminPlace): Promise<AdminDeed | null> =>
      run(where, async () => {
        const outcome = await client.appointAdmin(wanted);
        if (!outcome.ok) return outcome;
        const { admin, isNew } = outcome.value;
        return { ok: true, value: { kind: isNew ? "added" : "changed", admin } };
      }),
    remove: (admin: Admin): Promise<AdminDeed | null> =>
      run("admins", async () => {
        const outcome = await client.removeAdmin(admin.id);
        if (outcome.ok && isMe(admin)) await ports.refresh();
        return outcome.ok ? { ok: true, value: { kind: "removed", admin } } : outcome;
      }),
    /** Of this very browser: the next request is refused, and the page says so. */
    end: (device: Device): Promise<AdminDeed | null> =>
      run("devices", async () => {
        const outcome = await client.endDevice(device.id);
        if (outcome.ok && device.current) await ports.refresh();
        return outcome.ok ? { ok: true, value: { kind: "ended", device } } : outcome;
      }),
  };
}
