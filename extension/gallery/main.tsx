/**
 * `gallery.html` shows every state side by side, `gallery.html?state=paused&language=de&theme=dark` one alone: what axe and
 * the screenshots look at. The clock stands still, so a picture is the same tomorrow.
 */
import { signal } from "@preact/signals";
import { render } from "preact";
import { LANGUAGES } from "../i18n/language.ts";
import { loadMessages } from "../i18n/messages-for.ts";
import { PopupApp } from "../popup/popup-app.tsx";
import { createPopupModel } from "../popup/popup-model.ts";
import { NOW } from "./company.ts";
import { fakePorts } from "./fake-ports.ts";
import { type Look, showLooks } from "./show-looks.ts";
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

async function show({ state, language, height }: Look, root: HTMLElement): Promise<() => void> {
  const wanted = STATES[state];
  if (wanted === undefined) {
    render(<Gallery />, root);
    return () => render(null, root);
  }
  document.body.className = "popup-page";
  document.documentElement.style.setProperty("--popup-height", height === null ? null : `${height}px`);
  const model = createPopupModel(fakePorts(wanted));
  const words = signal(await loadMessages(language));
  render(<PopupApp model={model} words={words} now={signal(NOW)} timeZone="Europe/Berlin" />, root);
  const stop = model.start();
  return () => {
    stop();
    render(null, root);
  };
}

showLooks(show);
