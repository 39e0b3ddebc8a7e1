/** The dashboard's own words, besides those it shares with the popup (i18n/speech.ts). */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { DashboardMessages } from "../i18n/dashboard/dashboard-messages.ts";
import { type Speech, useSpeech } from "../i18n/speech.ts";

export const DashboardContext = createContext<DashboardMessages | null>(null);

export function useDashboard(): Speech & { readonly d: DashboardMessages } {
  const d = useContext(DashboardContext);
  const speech = useSpeech();
  if (d === null) throw new Error("needs a DashboardContext above it");
  return { ...speech, d };
}
