/** A comparison at work, followed until it waits for approval or is over; then the page has something new to say. */
import { signal } from "@preact/signals";
import type { Run } from "../../api/answers.ts";
import type { DashboardClient } from "../../api/create-dashboard-client.ts";
import { followRun } from "../../stores/follow-run.ts";

export function createReviewFollower(client: Pick<DashboardClient, "run">, onOver: () => Promise<void>) {
  const run = signal<Run | null>(null);
  let turn = 0;
  let over: string | null = null;
  return {
    run,
    follow: async (id: string | null): Promise<void> => {
      turn += 1;
      const mine = turn;
      if (id === null || id === over) {
        run.value = null;
        return;
      }
      const isWanted = (): boolean => mine === turn;
      const onStep = (step: Run): void => {
        run.value = step;
      };
      const last = await followRun({ ask: () => client.run(id), isWanted, onStep });
      if (last === null || !last.ok || last.value.state === "paused") return;
      over = id;
      await onOver();
    },
    stop: (): void => {
      turn += 1;
    },
  };
}
