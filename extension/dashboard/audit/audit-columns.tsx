/** The columns of the record. They depend on the words only, so rows that stay the same are never drawn again. */
import type { AuditEvent } from "../../api/answers.ts";
import type { Column } from "../../components/data-table.tsx";
import { Moment } from "../../components/moment.tsx";
import { actorText } from "../../i18n/actor-text.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { hrefOf } from "../route.ts";
import { type AuditSpeech, actionText, auditDetails } from "./audit-details.ts";
import { auditPlace } from "./audit-place.ts";

type Options = { readonly model: DashboardModel; readonly speech: AuditSpeech };

export function auditColumns(options: Options): readonly Column<AuditEvent>[] {
  const { column } = options.speech.d.administration.audit;
  return [
    { key: "what", head: column.what, width: "minmax(0, 2.4fr)", cell: (event) => what(event, options) },
    { key: "who", head: column.who, cell: (event) => who(event, options) },
    {
      key: "when",
      head: column.when,
      width: "140px",
      cell: ({ at }) => <Moment at={Date.parse(at)} />,
    },
  ];
}

/** Their subject is what was asked of the server, and nothing that one can look into. */
const REQUESTS: ReadonlySet<string> = new Set(["access.refused", "secret.resealed"]);

export const eventKey = ({ id }: AuditEvent): string => String(id);

function what(event: AuditEvent, { model, speech }: Options) {
  const words = speech.d.administration.audit;
  const details = auditDetails(event, speech);
  const seen = auditPlace(event);
  const subject = REQUESTS.has(event.action) ? null : event.subject;
  return (
    <>
      <span class="cell-main">{actionText(event.action, speech)}</span>
      {details.length === 0 ? null : (
        <ul class="said-changes">
          {details.map(({ label, text }) => (
            <li key={`${label} ${text}`}>{label === "" ? text : `${label}: ${text}`}</li>
          ))}
        </ul>
      )}
      {subject === null ? null : (
        <span class="cell-ways">
          {seen === null ? null : <a href={hrefOf(seen.place)}>{words.open[seen.kind]}</a>}
          <button type="button" class="link" onClick={() => model.filter({ subject })}>
            {words.filter.onlySubject}
          </button>
        </span>
      )}
    </>
  );
}

function who({ actor }: AuditEvent, { model, speech }: Options) {
  const name = actorText(actor, speech);
  return (
    <button
      type="button"
      class="way-on"
      title={speech.d.administration.audit.filter.only(name)}
      onClick={() => model.filter({ actor })}
    >
      <span>{name}</span>
    </button>
  );
}
