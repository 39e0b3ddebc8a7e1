/**
 * What was to be written and isn't yet: it waits, and can be taken back; or it failed, and the place it belongs to says why.
 */
import { isStrayed } from "../core/is-strayed.ts";
import { hostOf } from "../core/view-state.ts";
import { whyWaiting } from "../core/why-waiting.ts";
import type { PendingMessages } from "../i18n/messages.ts";
import { useSpeech } from "../i18n/speech.ts";
import type { OutboxEntry } from "../storage/outbox.ts";
import { Icon } from "./icon.tsx";

type Props = {
  readonly outbox: readonly OutboxEntry[];
  /** What was meant for another server. That it wasn't sent is said wherever somebody is, until they have seen it. */
  readonly elsewhere: readonly OutboxEntry[];
  readonly onDismiss: (id: string) => Promise<void>;
  readonly onCancel: (id: string) => Promise<void>;
  /** Which of the failed ones are told of here; none unless said. */
  readonly isElsewhere?: (entry: OutboxEntry) => boolean;
  /** Leads to where a failed one belongs. */
  readonly onShow?: (entry: OutboxEntry) => void;
};

export function PendingWrites({ outbox, elsewhere, onDismiss, isElsewhere = () => false, ...rest }: Props) {
  const shown = outbox.filter((entry) =>
    // One that is tried for the first time is on its way, and nobody would have time to read of it.
    entry.state === "failed" ? isElsewhere(entry) : whyWaiting(entry) !== null,
  );
  return (
    <div class="pending-writes" role="status">
      {shown.map((entry) => (
        <PendingWrite key={entry.id} entry={entry} {...rest} />
      ))}
      {elsewhere.filter(isStrayed).map((entry) => (
        <StrayedWrite key={entry.id} entry={entry} onDismiss={onDismiss} />
      ))}
    </div>
  );
}

type EntryProps = Pick<Props, "onCancel" | "onShow"> & { readonly entry: OutboxEntry };

function PendingWrite({ entry, onCancel, onShow }: EntryProps) {
  const { t } = useSpeech();
  const write = writeOf(entry, t.pending);
  const isFailed = entry.state === "failed";
  return (
    <p class="pending">
      <Icon name={isFailed ? "warn" : "busy"} />
      <span>
        <strong>{write}</strong> {t.pending.reason[reasonOf(entry)]}
      </span>
      <button
        type="button"
        class="link"
        onClick={() => (isFailed ? onShow?.(entry) : void onCancel(entry.id))}
      >
        {isFailed ? t.pending.show : t.app.cancel}
        <span class="sr-only">: {write}</span>
      </button>
    </p>
  );
}

type StrayedProps = Pick<Props, "onDismiss"> & { readonly entry: OutboxEntry };

function StrayedWrite({ entry, onDismiss }: StrayedProps) {
  const { t } = useSpeech();
  const write = writeOf(entry, t.pending);
  return (
    <p class="pending">
      <Icon name="warn" />
      <span>
        <strong>{write}</strong> {t.pending.strayed(hostOf(entry.server))}
      </span>
      <button type="button" class="link" onClick={() => void onDismiss(entry.id)}>
        {t.pending.seen}
        <span class="sr-only">: {write}</span>
      </button>
    </p>
  );
}

const writeOf = ({ mutation }: OutboxEntry, { write }: PendingMessages): string =>
  write[mutation.op === "start-run" ? mutation.mode : mutation.op];

function reasonOf(entry: OutboxEntry): "failed" | "offline" | "unreachable" | "later" {
  if (entry.state === "failed") return "failed";
  const kind = whyWaiting(entry)?.kind;
  return kind === "offline" || kind === "unreachable" ? kind : "later";
}
