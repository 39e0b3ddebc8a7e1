/**
 * The connection to Personio and what is done with it. A secret passes through on its way to the server: it stands in no
 * signal, no draft, and no result.
 */
import type { Connection } from "../../api/answers.ts";
import type { Outcome } from "../../api/failure.ts";
import type { ConnectionEdit, KnownConnection } from "../../api/rule-calls.ts";
import { exclusionStoreOf } from "../../stores/exclusion-store.ts";
import { createLoader, loadable } from "../../stores/loadable.ts";
import { createWrite } from "../../stores/write.ts";
import type { DashboardPorts } from "../dashboard-model.ts";
import { type Saved, saveConnection } from "./save-connection.ts";

export function createConnectionStore(ports: DashboardPorts) {
  const { client } = ports;
  const known = loadable<KnownConnection>();
  const loader = createLoader(known);
  const { attributes, load: loadAttributes } = exclusionStoreOf(ports);
  const load = async (): Promise<void> => {
    await Promise.all([loader.load(() => client.connection()), loadAttributes()]);
  };
  const refresh = async (): Promise<void> => {
    await Promise.all([load(), ports.refresh()]);
  };
  const writes = {
    save: createWrite<Saved>(),
    test: createWrite<Connection>(),
    switch: createWrite<Saved>(),
    forget: createWrite<null>(),
  };
  /** What was said about the connection before is about another one. */
  const write = async <T>(name: keyof typeof writes, run: () => Promise<T | null>): Promise<T | null> => {
    for (const [other, { forget }] of Object.entries(writes)) if (other !== name) forget();
    const value = await run();
    await refresh();
    return value;
  };
  const send = (edit: ConnectionEdit, isChecked: boolean): Promise<Outcome<Saved>> =>
    saveConnection(client, { edit, isChecked, etag: known.peek().value?.etag ?? null });
  /** As it is saved, switched on or off. */
  const switched = (enabled: boolean, syncNow = false): Promise<Outcome<Saved>> => {
    const clientId = known.peek().value?.connection.clientId ?? "";
    return send({ clientId, enabled, ...(syncNow ? { syncNow } : {}) }, false);
  };
  return {
    known,
    attributes,
    writes,
    load,
    refresh,
    switched,
    isEnabled: (): boolean => known.peek().value?.connection.enabled === true,
    save: (edit: ConnectionEdit) => write("save", () => writes.save.run(() => send(edit, true))),
    test: () => write("test", () => writes.test.run(() => client.testConnection())),
    switch: (enabled: boolean) => write("switch", () => writes.switch.run(() => switched(enabled))),
    forget: () => write("forget", () => writes.forget.run(() => client.forgetConnection())),
  };
}
