/** The dashboard in happy-dom, on plain values. */
import { signal } from "@preact/signals";
import { configure, render } from "@testing-library/preact";
import { DashboardApp } from "../../../extension/dashboard/dashboard-app.tsx";
import { PAGE_COMPONENTS } from "../../../extension/dashboard/pages.ts";
import { NOW } from "../../../extension/gallery/company.ts";
import { fakeDashboard, type WantedPage } from "../../../extension/gallery/dashboard/fake-dashboard.ts";
import { loadWords } from "../../../extension/i18n/dashboard/dashboard-messages.ts";
import type { Language } from "../../../extension/i18n/language.ts";

/** A busy machine takes its time. */
configure({ asyncUtilTimeout: 5_000 });

export async function showDashboard(wanted: WantedPage, language: Language = "de") {
  // A page that is on its way when a test ends would come into a torn-down world.
  await Promise.all(Object.values(PAGE_COMPONENTS).map(({ preload }) => preload()));
  const words = signal(await loadWords(language));
  const shown = fakeDashboard(wanted);
  render(<DashboardApp model={shown.model} words={words} now={signal(NOW)} timeZone="Europe/Berlin" />);
  return { ...shown, end: shown.model.start() };
}
