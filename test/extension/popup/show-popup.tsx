/** The popup in happy-dom, on plain values. */
import { signal } from "@preact/signals";
import { configure, render } from "@testing-library/preact";
import { NOW } from "../../../extension/gallery/company.ts";
import { fakePorts, type Wanted } from "../../../extension/gallery/fake-ports.ts";
import { de } from "../../../extension/i18n/de.ts";
import type { Messages } from "../../../extension/i18n/messages.ts";
import { PopupApp } from "../../../extension/popup/popup-app.tsx";
import { createPopupModel } from "../../../extension/popup/popup-model.ts";

/** A busy machine takes its time. */
configure({ asyncUtilTimeout: 5_000 });

export function showPopup(wanted: Wanted, words: Messages = de) {
  const ports = fakePorts(wanted);
  const model = createPopupModel(ports);
  render(<PopupApp model={model} words={signal(words)} now={signal(NOW)} timeZone="Europe/Berlin" />);
  const end = model.start();
  return { ports, model, end };
}
