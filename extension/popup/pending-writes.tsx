/**
 * What was to be written and isn't yet: it waits, and can be taken back; or it failed, and its own tab says why. What failed
 * here, on this tab, isn't said twice.
 */
import { Icon } from "../components/icon.tsx";
import { useSpeech } from "../i18n/speech.ts";
import type { Mutation, OutboxEntry } from "../storage/outbox.ts";
import type { PopupModel } from "./popup-model.ts";
import type { Tab } from "./popup-ports.ts";

const TAB_OF: Readonly<Record<Mutation["op"], Tab>> = {
  "save-exclusions": "exclusions",
  "send-invitations": "invitations",
  "start-run": "status",
};
const NO_CONNECTION: ReadonlySet<string> = new Set(["offline", "unreachable"]);

export function PendingWrites({ model }: { readonly model: PopupModel }) {
  const { tab } = model.place.value;
  const shown = model.ports.outbox.value.filter((entry) => isPending(entry, tab));
  return (
    <div role="status">
      {shown.map((entry) => (
        <PendingWrite key={entry.id} entry={entry} model={model} />
      ))}
    </div>
  );
}

/** One that waits for its first try is on its way, and nobody would have time to read of it. */
function isPending(entry: OutboxEntry, tab: Tab): boolean {
  if (entry.state === "waiting") return entry.failure !== null;
  return entry.state === "failed" && TAB_OF[entry.mutation.op] !== tab;
}

type Props = { readonly entry: OutboxEntry; readonly model: PopupModel };

function PendingWrite({ entry, model }: Props) {
  const { t } = useSpeech();
  const { mutation, id } = entry;
  const write = t.pending.write[mutation.op === "start-run" ? mutation.mode : mutation.op];
  const isFailed = entry.state === "failed";
  const onPress = (): void => (isFailed ? model.choose(TAB_OF[mutation.op]) : void model.ports.cancel(id));
  return (
    <p class="pending">
      <Icon name={isFailed ? "warn" : "busy"} />
      <span>
        <strong>{write}</strong> {t.pending.reason[pendingOf(entry)]}
      </span>
      <button type="button" class="link" onClick={onPress}>
        {isFailed ? t.pending.show : t.app.cancel}
        <span class="sr-only">: {write}</span>
      </button>
    </p>
  );
}

function pendingOf(entry: OutboxEntry): "failed" | "offline" | "later" {
  if (entry.state === "failed") return "failed";
  const kind = entry.state === "waiting" ? entry.failure?.kind : undefined;
  return NO_CONNECTION.has(kind ?? "") ? "offline" : "later";
}
