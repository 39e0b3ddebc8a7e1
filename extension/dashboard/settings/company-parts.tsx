/** The parts of the settings that are nothing but their fields. */
import { Icon } from "../../components/icon.tsx";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { EmailList } from "./email-list.tsx";
import { Part } from "./part.tsx";
import { type PartProps, SettingCheck, SettingSelect, SettingText, useProblem } from "./setting-field.tsx";

const REMIND_AFTER_DAYS = [2, 3, 5, 7, 10, 14, 21, 30];

const useWords = () => useDashboard().d.administration.settings;

export function CompanyPart(part: PartProps) {
  return (
    <Part {...useWords().part.company}>
      <SettingText {...part} field="companyName" />
      <SettingText {...part} field="personioUrl" type="url" />
    </Part>
  );
}

export function AccountsPart(part: PartProps) {
  return (
    <Part {...useWords().part.accounts}>
      <SettingCheck {...part} field="autoInvite" />
      <SettingCheck {...part} field="autoReactivate" />
    </Part>
  );
}

export function InvitationsPart(part: PartProps) {
  const words = useWords();
  const days = [...new Set([...REMIND_AFTER_DAYS, ...savedDays(part)])].sort((a, b) => a - b);
  return (
    <Part {...words.part.invitations}>
      <SettingText {...part} field="senderName" />
      <SettingSelect
        {...part}
        field="mailLanguage"
        choices={[
          { value: "de", label: words.mailLanguage.de },
          { value: "en", label: words.mailLanguage.en },
        ]}
      />
      <SettingText {...part} field="appUrl" type="url" />
      <SettingText {...part} field="expireAfterDays" type="number" />
      <SettingSelect
        {...part}
        field="remindAfterDays"
        choices={[
          { value: "", label: words.never },
          ...days.map((count) => ({ value: String(count), label: words.remind(count) })),
        ]}
      />
    </Part>
  );
}

/** Over the API any number of days may be set. */
const savedDays = ({ form, store }: PartProps): readonly number[] =>
  [form.remindAfterDays, store.theirs.value?.remindAfterDays ?? ""].filter((days) => days !== "").map(Number);

/** Who could shorten the record, or take away who is told, could hide what they did: that is for owners. */
export function AlertsPart({ model, ...part }: PartProps & { readonly model: DashboardModel }) {
  const { store, form, isReadOnly } = part;
  const words = useWords();
  const { bar, ownerBar } = model.session;
  const isOwner = ownerBar.value === null;
  return (
    <Part {...words.part.alerts}>
      {bar.value === null && !isOwner ? (
        <p class="callout bar-reason">
          <Icon name="lock" /> {words.emails.ownersOnly}
        </p>
      ) : null}
      <EmailList
        label={words.label.alertEmails}
        hint={words.hint.alertEmails}
        error={useProblem(store, "alertEmails")}
        emails={form.alertEmails}
        kept={isOwner ? [] : (store.theirs.value?.alertEmails ?? [])}
        isReadOnly={isReadOnly}
        onChange={(alertEmails) => store.change({ alertEmails })}
      />
      <SettingText {...part} isReadOnly={isReadOnly || !isOwner} field="retentionDays" type="number" />
    </Part>
  );
}
