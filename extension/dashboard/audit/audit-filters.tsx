/** What of the record is shown: one action, one admin, or all about one thing. */
import { useEffect, useState } from "preact/hooks";
import type { AuditFilter } from "../../api/administration-calls.ts";
import { Field } from "../../components/field.tsx";
import { Icon } from "../../components/icon.tsx";
import { SelectField } from "../../components/select-field.tsx";
import { AUDIT_ACTIONS, type AuditGroup } from "../../core/audit-actions.ts";
import { actorText } from "../../i18n/actor-text.ts";
import { loadAllPages } from "../../stores/load-all-pages.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import type { Route } from "../route.ts";

const GROUPS: readonly AuditGroup[] = ["rules", "runs", "people", "access"];
const DEPLOYMENT = "ADMIN_TOKEN";

export const NO_FILTER = { action: "", actor: "", subject: "" };

export const auditFilterOf = ({ query }: Route): AuditFilter => ({
  action: query["action"],
  actor: query["actor"],
  subject: query["subject"],
});

export const isFiltered = (filter: AuditFilter): boolean =>
  Object.values(filter).some((value) => value !== undefined && value !== "");

type Props = { readonly model: DashboardModel; readonly filter: AuditFilter };

export function AuditFilters({ model, filter }: Props) {
  const { t, d } = useDashboard();
  const words = d.administration.audit.filter;
  const actors = useActors(model, filter.actor ?? "");
  return (
    <div class="filters">
      <ActionSelect model={model} filter={filter} />
      <SelectField
        label={words.actor}
        value={filter.actor ?? ""}
        choices={[
          { value: "", label: words.everybody },
          ...actors.map((actor) => ({ value: actor, label: actorText(actor, { t }) })),
        ]}
        onChoose={(actor) => model.filter({ actor })}
      />
      {filter.subject === undefined || filter.subject === "" ? null : (
        <p class="chip">
          <span class="chip-text">{words.subject}</span>
          <button
            type="button"
            aria-label={words.subjectOff}
            title={words.subjectOff}
            onClick={() => model.filter({ subject: "" })}
          >
            <Icon name="close" />
          </button>
        </p>
      )}
    </div>
  );
}

function ActionSelect({ model, filter }: Props) {
  const words = useDashboard().d.administration.audit;
  return (
    <Field label={words.filter.action}>
      {(control) => (
        <select
          {...control}
          class="input select"
          value={filter.action ?? ""}
          onChange={(event) => model.filter({ action: event.currentTarget.value })}
        >
          <option value="">{words.filter.everything}</option>
          {GROUPS.map((group) => (
            <optgroup key={group} label={words.group[group]}>
              {AUDIT_ACTIONS[group].map((action) => (
                <option key={action} value={action}>
                  {words.action[action]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}

/** The admins there are; who was one once can be chosen at an entry of theirs, and stays a choice. */
function useActors({ client }: DashboardModel, chosen: string): readonly string[] {
  const [emails, setEmails] = useState<readonly string[]>([]);
  useEffect(() => {
    void loadAllPages({ ask: client.admins }).then((outcome) => {
      if (outcome.ok) setEmails(outcome.value.map(({ email }) => email));
    });
  }, [client]);
  return [...new Set([...emails, DEPLOYMENT, ...(chosen === "" ? [] : [chosen])])];
}
