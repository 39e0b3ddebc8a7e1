/** Pressed twice before anything could be awaited: one write, and so one idempotency key. */
import { signal } from "@preact/signals";
import { describe, expect, test } from "vitest";
import { succeeded } from "../../../extension/api/failure.ts";
import { type FakePorts, fakePorts, type Wanted } from "../../../extension/gallery/fake-ports.ts";
import { STATES } from "../../../extension/gallery/states.ts";
import { createExclusionStore } from "../../../extension/stores/exclusion-store.ts";
import { createInvitationStore } from "../../../extension/stores/invitation-store.ts";
import { createStatusStore } from "../../../extension/stores/status-store.ts";
import { createWrite } from "../../../extension/stores/write.ts";

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

/** Storage takes a moment, as it does in a browser. */
function slowPorts(wanted: Wanted = {}): FakePorts {
  const ports = fakePorts(wanted);
  return {
    ...ports,
    submit: async (mutation) => {
      await pause();
      return ports.submit(mutation);
    },
  };
}

const statusOf = (ports: FakePorts) => createStatusStore(ports, signal({ kind: "ok", at: null } as const));

describe("a double press", () => {
  test("of “Sync now” starts one run", async () => {
    const ports = slowPorts();
    const status = statusOf(ports);
    const both = [status.sync(), status.sync()];
    expect(status.isStarting.value).toBe(true);
    await Promise.all(both);
    expect(ports.submitted).toEqual([{ op: "start-run", mode: "apply" }]);
  });

  test("of “Preview” and then “Sync now” starts the preview", async () => {
    const ports = slowPorts();
    const status = statusOf(ports);
    await Promise.all([status.preview(), status.sync()]);
    expect(ports.submitted).toEqual([{ op: "start-run", mode: "preview" }]);
  });

  test("of “Save” saves once", async () => {
    const ports = slowPorts(STATES["exclusions-changed"]);
    const store = createExclusionStore(ports);
    const both = [store.save(), store.save()];
    expect(store.isSaving.value).toBe(true);
    await Promise.all(both);
    expect(ports.submitted.map(({ op }) => op)).toEqual(["save-exclusions"]);
  });

  test("of “Send” sends once, whoever is selected or named", async () => {
    const ports = slowPorts();
    const store = createInvitationStore(ports);
    store.toggle("a-1");
    const both = [store.send(), store.send(), store.sendTo(["a-1"])];
    expect(store.isSending.value).toBe(true);
    await Promise.all(both);
    expect(ports.submitted).toEqual([{ op: "send-invitations", accountIds: ["a-1"] }]);
  });

  test("of a button that writes directly asks once", async () => {
    const write = createWrite<string>();
    let asked = 0;
    const ask = async () => {
      asked += 1;
      await pause();
      return succeeded("done");
    };
    expect(await Promise.all([write.run(ask), write.run(ask)])).toEqual(["done", null]);
    expect(asked).toBe(1);
  });
});

test("a run that has started is told before another can be asked for", async () => {
  const ports = slowPorts();
  let tell: () => void = () => undefined;
  const refresh = (): Promise<void> =>
    new Promise((resolve) => {
      tell = resolve;
    });
  const status = statusOf({ ...ports, refresh });
  const end = status.start();
  await status.sync();
  const [waiting] = STATES["write-waiting"]?.outbox ?? [];
  const [id] = ports.outbox.value.map((entry) => entry.id);
  if (waiting === undefined) throw new Error("no entry");
  const mutation = { op: "start-run", mode: "apply" } as const;
  const result = { op: "start-run", runId: "20261121T040700Z-0001" } as const;
  ports.outbox.value = [{ ...waiting, id: id ?? waiting.id, mutation, state: "done", result }];
  expect(status.isStarting.value).toBe(true);
  ports.outbox.value = [];
  expect(status.isStarting.value, "what is shown is of before").toBe(true);
  tell();
  await pause();
  expect(status.isStarting.value).toBe(false);
  end();
});

test("what is on its way already isn’t asked for again, and can be once it is over", async () => {
  const ports = slowPorts();
  const status = statusOf(ports);
  await status.sync();
  await status.sync();
  expect(ports.submitted).toHaveLength(2);
  const [waiting] = STATES["write-waiting"]?.outbox ?? [];
  if (waiting === undefined) throw new Error("no entry");
  ports.outbox.value = [waiting];
  const invitations = createInvitationStore(ports);
  invitations.toggle("a-2");
  await invitations.send();
  expect(ports.submitted).toHaveLength(2);
  expect([...invitations.selected.value], "what was chosen stays chosen").toEqual(["a-2"]);
});
