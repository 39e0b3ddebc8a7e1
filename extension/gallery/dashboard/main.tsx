/** `dashboard-gallery.html?state=run-paused&language=de&theme=dark`: one look at one page; without a state their list. */
import { signal } from "@preact/signals";
import { render } from "preact";
import { DashboardApp } from "../../dashboard/dashboard-app.tsx";
import { loadWords } from "../../i18n/dashboard/dashboard-messages.ts";
import { NOW } from "../company.ts";
import { type Look, showLooks } from "../show-looks.ts";
import { DASHBOARD_STATES } from "./dashboard-states.ts";
import { fakeDashboard } from "./fake-dashboard.ts";
import "../../styles/tokens.css";
import "../../styles/parts.css";
import "../../styles/lists.css";
import "../../styles/dashboard.css";
import "../../styles/dashboard-people.css";
import "../../styles/dashboard-review.css";
import "../../styles/dashboard-administration.css";
import "../../styles/dashboard-rules.css";
import "../../styles/dashboard-destination.css";

async function show({ state, language }: Look, root: HTMLElement): Promise<() => void> {
  const wanted = DASHBOARD_STATES[state];
  if (wanted === undefined) {
    render(<Gallery />, root);
    return () => render(null, root);
  }
  const words = signal(await loadWords(language));
  const { model } = fakeDashboard(wanted);
  render(<DashboardApp model={model} words={words} now={signal(NOW)} timeZone="Europe/Berlin" />, root);
  const stop = model.start();
  return () => {
    stop();
    render(null, root);
  };
}

function Gallery() {
  return (
    <ul class="page">
      {Object.keys(DASHBOARD_STATES).map((name) => (
        <li key={name}>
          <a class="gallery-state" href={`?state=${name}`}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

showLooks(show);
