/** What holds in this browser only: its language, notifications, and whom it is connected to. Taken over at once. */
import { useState } from "preact/hooks";
import { CheckField } from "../../components/check-field.tsx";
import { Icon } from "../../components/icon.tsx";
import { SelectField } from "../../components/select-field.tsx";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Part } from "./part.tsx";

type Props = { readonly model: DashboardModel };

export function ThisBrowserPart({ model }: Props) {
  const words = useDashboard().d.administration.browser;
  return (
    <Part title={words.title} about={words.about}>
      <LanguageChoice model={model} />
      <Notifications model={model} />
      <Connection model={model} />
    </Part>
  );
}

function LanguageChoice({ model }: Props) {
  const words = useDashboard().d.administration.browser;
  const { preferences, policy, language, chooseLanguage } = model.ports.thisBrowser;
  const chosen = preferences.value?.language ?? "";
  const byItself = words.languages[policy.language ?? language];
  return (
    <SelectField
      label={words.language}
      value={chosen}
      choices={[
        { value: "", label: `${policy.language === null ? words.asBrowser : words.asPolicy} (${byItself})` },
        { value: "de", label: words.languages.de },
        { value: "en", label: words.languages.en },
      ]}
      onChoose={(next) => void chooseLanguage(next === "" ? null : next)}
    />
  );
}

/** The browser asks only while it handles the click, so nothing stands before that. */
function Notifications({ model }: Props) {
  const words = useDashboard().d.administration.browser;
  const { preferences, policy, chooseNotifications } = model.ports.thisBrowser;
  const [refusals, setRefusals] = useState(0);
  const [isRefused, setRefused] = useState(false);
  const isOff = policy.notifications === "off";
  const choose = (isWanted: boolean): void =>
    void chooseNotifications(isWanted).then((isOn) => {
      const isNo = isWanted && !isOn;
      setRefused(isNo);
      if (isNo) setRefusals(refusals + 1);
    });
  const isOn = !isOff && preferences.value?.notifications === true;
  return (
    <>
      <CheckField
        // Refused, nothing has changed, and yet the tick must not stand.
        key={refusals}
        label={words.notifications}
        hint={words.notificationsHint}
        isChecked={isOn}
        isReadOnly={isOff}
        onChange={choose}
      />
      {isOff ? <Locked text={words.setByIt} /> : null}
      {policy.notifications === "failures" ? <Locked text={words.onlyFailures} /> : null}
      <p class="field-error" role="status">
        {isRefused ? words.notificationsRefused : ""}
      </p>
    </>
  );
}

const Locked = ({ text }: { readonly text: string }) => (
  <p class="callout bar-reason">
    <Icon name="lock" /> {text}
  </p>
);

function Connection({ model }: Props) {
  const { d } = useDashboard();
  const words = d.administration.browser;
  const { session, ports } = model;
  const me = session.me.value;
  const facts = [
    { key: "server", name: words.server, value: session.host.value },
    { key: "person", name: words.person, value: me?.name },
    { key: "role", name: words.role, value: me === null ? null : d.rules.setUp.server.role[me.role] },
    { key: "device", name: words.device, value: me?.device?.name },
  ];
  return (
    <>
      <h3 class="part-title">{words.connection}</h3>
      <dl class="facts-list">
        {facts.map(({ key, name, value }) =>
          value == null ? null : (
            <div key={key} class="fact">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {ports.thisBrowser.policy.isServerLocked ? <Locked text={words.setByIt} /> : null}
      <button type="button" class="button" onClick={ports.openPairing}>
        {words.manage}
      </button>
    </>
  );
}
