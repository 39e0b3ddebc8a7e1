/** How the destination is, in words: the worst first, and what to do about it. */
import type { Destination } from "../../api/answers.ts";
import type { Description, Tone } from "../../core/describe-state.ts";
import type { DestinationMessages } from "../../i18n/dashboard/destination.ts";
import type { Notice } from "../../i18n/messages.ts";

type Told = { readonly tone: Tone } & Notice;

/** It stopped because it refused us. Without a problem it merely waits to be compared: another token was entered. */
export const isRefused = ({ state, problem }: Pick<Destination, "state" | "problem">): boolean =>
  state === "stopped" && problem !== null;

/** `isPaused`: the plan is made, and waits. */
export function describeDestination(
  destination: Destination,
  words: DestinationMessages,
  isPaused: boolean,
): Description {
  const { tone, headline, detail } = toldOf(destination, words, isPaused);
  return { tone, headline, detail, word: headline, actions: [] };
}

function toldOf(destination: Destination, words: DestinationMessages, isPaused: boolean): Told {
  const { state, problem } = destination;
  if (state === "off") return { tone: "quiet", ...words.state.off };
  if (problem !== null) {
    const notice = words.problem[problem.code] ?? words.problemUnknown(problem.code);
    return { tone: state === "stopped" ? "error" : "warn", ...notice };
  }
  if (state === "reviewing") {
    return isPaused ? { tone: "warn", ...words.state.toApprove } : { tone: "busy", ...words.state.comparing };
  }
  if (state === "new") return { tone: "quiet", ...words.state.new };
  if (state === "stopped" && !isPaused) {
    const { comparing } = words.state;
    return destination.reviewRunId === null
      ? { tone: "quiet", ...words.state.new }
      : { tone: "busy", headline: comparing.headline, detail: words.state.comparingAgain };
  }
  return activeTold(destination, words, isPaused);
}

function activeTold({ counts }: Destination, { state }: DestinationMessages, isPaused: boolean): Told {
  if (isPaused) return { tone: "warn", ...state.drift };
  if (counts.failed > 0)
    return { tone: "warn", headline: state.refused(counts.failed), detail: state.refusedDetail };
  if (counts.failedTeams > 0)
    return {
      ...{ tone: "warn", headline: state.refusedTeams(counts.failedTeams) },
      detail: state.refusedTeamsDetail,
    };
  if (counts.waiting > 0)
    return { tone: "busy", headline: state.pushing(counts.waiting), detail: state.pushingDetail };
  if (counts.held > 0)
    return { tone: "ok", headline: state.inStepBut(counts.held), detail: state.inStepButDetail };
  return { tone: "ok", ...state.inStep };
}
