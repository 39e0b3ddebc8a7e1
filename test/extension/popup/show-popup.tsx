/** The popup in happy-dom, on plain values. */
import { signal } from "@preact/signals";
import { render } from "@testing-library/preact";
import { NOW } from "../../../extension/gallery/company.ts";
import { fakePorts, type Wanted } from "../../../extension/gallery/fake-ports.ts";
import type { Language } from "../../../extension/i18n/language.ts";
import { PopupApp } from "../../../extension/popup/popup-app.tsx";
import { createPopupModel } from "../../../extension/popup/popup-model.ts";

export function showPopup(wanted: Wanted, language: Language = "de") {
  const ports = fakePorts(wanted);
  const model = createPopupModel(ports);
  render(<PopupApp model={model} language={language} now={signal(NOW)} timeZone="Europe/Berlin" />);
  const end = model.start();
  return { ports, model, end };
}
