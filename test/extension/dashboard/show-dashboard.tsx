/** The dashboard in happy-dom, on plain values. */
import { signal } from "@preact/signals";
import { configure, render } from "@testing-library/preact";
import { DashboardApp } from "../../../extension/dashboard/dashboard-app.tsx";
import { NOW } from "../../../extension/gallery/company.ts";
import { fakeDashboard, type WantedPage } from "../../../extension/gallery/dashboard/fake-dashboard.ts";
import { loadWords } from "../../../extension/i18n/dashboard/dashboard-messages.ts";
import type { Language } from "../../../extension/i18n/language.ts";

/** A busy machine takes its time. */
configure({ asyncUtilTimeout: 5_000 });

export async function showDashboard(wanted: WantedPage, language: Language = "de") {
  const words = signal(await loadWords(language));
  const shown = fakeDashboard(wanted);
  render(<DashboardApp model={shown.model} words={words} now={signal(NOW)} timeZone="Europe/Berlin" />);
  return { ...shown, end: shown.model.start() };
}
