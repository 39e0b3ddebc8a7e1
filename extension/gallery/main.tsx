/**
 * `gallery.html` shows every state side by side, `gallery.html?state=paused&language=de&theme=dark` one alone: what axe and
 * the screenshots look at. The clock stands still, so a picture is the same tomorrow.
 */
import { signal } from "@preact/signals";
import { render } from "preact";
import { LANGUAGES, languageOf } from "../i18n/language.ts";
import { loadMessages } from "../i18n/messages-for.ts";
import { PopupApp } from "../popup/popup-app.tsx";
import { createPopupModel } from "../popup/popup-model.ts";
import { NOW } from "./company.ts";
import { fakePorts, type Wanted } from "./fake-ports.ts";
import { STATES } from "./states.ts";
import "../styles/tokens.css";
import "../styles/popup.css";
import "../styles/parts.css";
import "../styles/lists.css";
import "./gallery.css";

function Gallery() {
  return (
    <>
      {Object.keys(STATES).map((name) => (
        <section key={name} class="gallery-state">
          <h2>{name}</h2>
          {LANGUAGES.flatMap((language) =>
            ["light", "dark"].map((theme) => (
              <iframe
                key={`${language}-${theme}`}
                title={`${name}, ${language}, ${theme}`}
                loading="lazy"
                src={`?state=${name}&language=${language}&theme=${theme}`}
              />
            )),
          )}
        </section>
      ))}
    </>
  );
}

function start(): void {
  const root = document.getElementById("root");
  if (root === null) return;
  const query = new URLSearchParams(location.search);
  const wanted = STATES[query.get("state") ?? ""];
  if (wanted === undefined) render(<Gallery />, root);
  else void show(wanted, query, root);
}

async function show(wanted: Wanted, query: URLSearchParams, root: HTMLElement): Promise<void> {
  const language = languageOf(query.get("language"));
  document.documentElement.lang = language;
  document.documentElement.style.colorScheme = query.get("theme") ?? "light dark";
  document.body.className = "popup-page";
  const height = query.get("height");
  if (height !== null) document.documentElement.style.setProperty("--popup-height", `${height}px`);
  const model = createPopupModel(fakePorts(wanted));
  const words = signal(await loadMessages(language));
  render(<PopupApp model={model} words={words} now={signal(NOW)} timeZone="Europe/Berlin" />, root);
  model.start();
}

start();
