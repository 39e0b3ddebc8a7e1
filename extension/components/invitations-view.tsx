import { useEffect } from "preact/hooks";
import type { Invitation } from "../api/answers.ts";
import type { WriteBar } from "../core/permission.ts";
import { useSpeech } from "../i18n/speech.ts";
import { FILTERS, type Filter, type InvitationStore } from "../stores/invitation-store.ts";
import { Icon } from "./icon.tsx";
import { InvitationBar } from "./invitation-bar.tsx";
import { LoadState } from "./load-state.tsx";
import { SendOutcome } from "./send-outcome.tsx";

type Props = {
  readonly store: InvitationStore;
  readonly bar: WriteBar | null;
  /** How many never got a mail, as far as the server has told. */
  readonly neverInvited: number;
};

export function InvitationsView({ store, bar, neverInvited }: Props) {
  const { t } = useSpeech();
  useEffect(() => void store.load(), [store]);
  const items = store.items.value;
  const isLoaded = store.page.value.value !== null;
  return (
    <>
      <Tools store={store} isReadOnly={bar !== null} />
      <div class="scroll" data-scroll>
        <LoadState of={store.page.value} onRetry={() => void store.load()} />
        {isLoaded && items.length === 0 ? <Nobody store={store} neverInvited={neverInvited} /> : null}
        <ul class="people">
          {items.map((item) => (
            <PersonRow key={item.accountId} item={item} store={store} isReadOnly={bar !== null} />
          ))}
        </ul>
        {store.hasMore.value ? (
          <button type="button" class="button button-wide" onClick={() => void store.more()}>
            {t.invitations.more}
          </button>
        ) : null}
      </div>
      <InvitationBar store={store} bar={bar} />
    </>
  );
}

/** That nothing is pending is no dead end where there is somebody to invite. */
function Nobody({ store, neverInvited }: Omit<Props, "bar">) {
  const { t } = useSpeech();
  const query = store.query.value.trim();
  const filter = store.filter.value;
  const isMore = query === "" && filter === "pending" && neverInvited > 0;
  return (
    <div class="empty">
      <Icon name="mail" />
      <p>{query === "" ? t.invitations.empty[filter] : t.invitations.emptySearch(query)}</p>
      {isMore ? (
        <>
          <p>{t.invitations.neverInvited(neverInvited)}</p>
          <button type="button" class="button" onClick={() => void store.show("none")}>
            {t.invitations.showNeverInvited}
          </button>
        </>
      ) : null}
    </div>
  );
}

function Tools({ store, isReadOnly }: { store: InvitationStore; isReadOnly: boolean }) {
  const { t } = useSpeech();
  const items = store.items.value;
  const chosen = items.filter(({ accountId }) => store.selected.value.has(accountId)).length;
  const hasMore = store.hasMore.value;
  const isAll = items.length > 0 && chosen === items.length && !hasMore;
  const isLoaded = store.page.value.value !== null;
  return (
    <div class="tools">
      <div class="tools-line">
        <label class="search">
          <Icon name="search" />
          <input
            class="input"
            type="search"
            aria-label={t.invitations.search}
            placeholder={t.invitations.search}
            defaultValue={store.query.peek()}
            onInput={(event) => store.search(event.currentTarget.value)}
          />
        </label>
        <select
          class="input select"
          aria-label={t.invitations.show}
          value={store.filter.value}
          onChange={(event) => {
            const next = FILTERS.find((filter) => filter === event.currentTarget.value);
            if (next !== undefined) void store.show(next);
          }}
        >
          {FILTERS.map((filter: Filter) => (
            <option key={filter} value={filter}>
              {t.invitations.filter[filter]}
            </option>
          ))}
        </select>
      </div>
      {isReadOnly || (isLoaded && items.length < 2) ? null : (
        <label class="person person-all" data-waiting={isLoaded ? undefined : ""}>
          <input
            type="checkbox"
            checked={isAll}
            ref={(box) => {
              if (box !== null) box.indeterminate = chosen > 0 && !isAll;
            }}
            onChange={() => void store.toggleAll()}
          />
          <span>{hasMore ? t.invitations.selectAllPages : t.invitations.selectAll(items.length)}</span>
        </label>
      )}
    </div>
  );
}

type RowProps = {
  readonly item: Invitation;
  readonly store: InvitationStore;
  readonly isReadOnly: boolean;
};

function PersonRow({ item, store, isReadOnly }: RowProps) {
  const { accountId } = item;
  const isChosen = store.selected.value.has(accountId);
  const id = `person-${accountId}`;
  if (isReadOnly) {
    return (
      <li class="person">
        <PersonText item={item} store={store} id={id} />
      </li>
    );
  }
  return (
    <li>
      <label class="person" data-chosen={isChosen ? "" : undefined} htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={isChosen}
          aria-labelledby={`${id}-name`}
          aria-describedby={`${id}-note`}
          onChange={() => store.toggle(accountId)}
        />
        <PersonText item={item} store={store} id={id} />
      </label>
    </li>
  );
}

type TextProps = { readonly item: Invitation; readonly store: InvitationStore; readonly id: string };

function PersonText({ item, store, id }: TextProps) {
  const outcome = store.outcomes.value.get(item.accountId);
  return (
    <span class="person-text">
      <span id={`${id}-name`} class="person-name" title={item.email}>
        {item.name}
      </span>
      <span id={`${id}-note`} class="person-note">
        {outcome === undefined ? <LastMail item={item} /> : <SendOutcome outcome={outcome} />}
      </span>
    </span>
  );
}

function LastMail({ item }: { item: Invitation }) {
  const { t, f, now } = useSpeech();
  if (item.sentAt === null) return <>{t.invitations.neverSent}</>;
  const at = Date.parse(item.sentAt);
  return (
    <time dateTime={item.sentAt} title={f.full(at)}>
      {t.invitations.lastSent(f.relative(at, now), item.times)}
    </time>
  );
}
