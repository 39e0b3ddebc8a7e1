import { useMemo } from "preact/hooks";
import type { RunChange } from "../../api/answers.ts";
import type { DashboardClient } from "../../api/create-dashboard-client.ts";
import { useDashboard } from "../dashboard-words.ts";
import { useAttributeLabels } from "./attribute-labels.ts";
import type { ChangeSpeech } from "./change-words.ts";

/** Words for changes. The same object as long as they are the same, so that rows needn't be drawn again. */
export function useChangeSpeech(client: DashboardClient, changes: readonly RunChange[]): ChangeSpeech {
  const { t, d, f } = useDashboard();
  const labelOf = useAttributeLabels(client, changes.length > 0);
  // The formats change with the language, as the words do.
  return useMemo(() => ({ t, d, f, labelOf }), [t, d, labelOf]);
}
