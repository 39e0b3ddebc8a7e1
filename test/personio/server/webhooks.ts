/**
 * Webhooks as the test Personio keeps and delivers them: each event to every webhook that wants it, the token verbatim in
 * `Authorization`, three seconds for an answer, again after a time-out or 5xx (not 501), no redirects – and, if a test
 * wants it, late, twice or in another order.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { PersonEvent } from "../company/person-events.ts";
import type { Behaviour } from "./behaviour.ts";

export type WebhookFields = {
  readonly url: string;
  readonly description: string;
  readonly status: "ENABLED" | "DISABLED";
  readonly auth_type: "NONE" | "TOKEN" | "CUSTOM";
  readonly token: string | null;
  readonly enabled_events: readonly string[];
};

export type Webhook = WebhookFields & { readonly id: string };

export type Delivery = {
  readonly event: string;
  readonly personId: number | null;
  /** `null`: no answer within three seconds, or nobody there. */
  readonly status: number | null;
  readonly tookMs: number;
};

export type Webhooks = {
  readonly all: readonly Webhook[];
  readonly deliveries: readonly Delivery[];
  /** Everything so far is delivered, or given up. */
  settled(): Promise<void>;
};

export type WebhookDesk = Webhooks & {
  create(fields: WebhookFields): Webhook;
  update(id: string, fields: Partial<WebhookFields>): Webhook | null;
  remove(id: string): boolean;
  /** To one webhook, whatever it wants to hear. */
  send(webhook: Webhook, event: PersonEvent): void;
  publish(event: PersonEvent): void;
  close(): void;
};

const TIME_LIMIT_MS = 3_000;
/** Personio takes hours where a test can't wait for them. */
const AGAIN_AFTER_MS = [100, 300, 1_000, 2_000, 4_000];

export function createWebhooks(behaviour: () => Behaviour): WebhookDesk {
  const webhooks = new Map<string, Webhook>();
  const deliveries: Delivery[] = [];
  const open = new Set<Promise<void>>();
  const closing = new AbortController();

  async function deliver(webhook: Webhook, event: PersonEvent): Promise<void> {
    const { deliveryDelayMs, deliverInDisorder } = behaviour();
    const late = deliveryDelayMs * (deliverInDisorder ? Math.random() : 1);
    for (const pause of [late, ...AGAIN_AFTER_MS]) {
      await wait(pause, undefined, { ref: false });
      if (closing.signal.aborted || !webhooks.has(webhook.id)) return;
      const delivery = await post(webhook, event);
      deliveries.push(delivery);
      if (!isToBeRepeated(delivery)) return;
    }
  }
  function send(webhook: Webhook, event: PersonEvent): void {
    for (let copy = 0; copy < (behaviour().deliverTwice ? 2 : 1); copy++) {
      const delivering: Promise<void> = deliver(webhook, event).finally(() => open.delete(delivering));
      open.add(delivering);
    }
  }
  return {
    get all() {
      return [...webhooks.values()];
    },
    deliveries,
    async settled() {
      while (open.size > 0) await Promise.all(open);
    },
    create(fields) {
      const webhook = { id: randomUUID(), ...fields };
      webhooks.set(webhook.id, webhook);
      return webhook;
    },
    update(id, fields) {
      const before = webhooks.get(id);
      if (before === undefined) return null;
      const webhook = { ...before, ...fields };
      webhooks.set(id, webhook);
      return webhook;
    },
    remove: (id) => webhooks.delete(id),
    send,
    publish(event) {
      for (const webhook of webhooks.values()) {
        if (webhook.status === "ENABLED" && webhook.enabled_events.includes(event.name)) send(webhook, event);
      }
    },
    close: () => closing.abort(),
  };
}

const isToBeRepeated = ({ status }: Delivery): boolean =>
  status === null || (status >= 500 && status !== 501);

async function post(webhook: Webhook, { name, personId, at }: PersonEvent): Promise<Delivery> {
  const startedAt = performance.now();
  const body = {
    ...{ company_id: "4711", event_name: name, occurred_at: at.toISOString() },
    payload: personId === null ? {} : { person_id: String(personId), from_next_year: { on: true } },
    meta: { event_id: randomUUID() },
  };
  const token = webhook.auth_type === "TOKEN" ? { authorization: webhook.token ?? "" } : {};
  const status = await fetch(webhook.url, {
    method: "POST",
    headers: { "content-type": "application/json", ...token },
    body: JSON.stringify(body),
    redirect: "manual",
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  }).then(
    (answer) => answer.status,
    () => null,
  );
  return { event: name, personId, status, tookMs: performance.now() - startedAt };
}
