/** The engine's steps as a run sees them. Retries cover a database that is away for two minutes, and a little more. */
import type { WorkflowStep } from "cloudflare:workers";
import type { StepResult, Steps } from "./run-ports.ts";

const POLICY = {
  retries: { limit: 20, delay: "10 seconds", backoff: "constant" },
  timeout: "10 minutes",
} as const;

export const workflowSteps = (step: WorkflowStep): Steps => ({
  async do<T extends StepResult>(name: string, work: () => Promise<T>): Promise<T> {
    const result = await step.do(name, POLICY, async () => JSON.stringify(await work()));
    return JSON.parse(result) as T;
  },
});
