/** What everything on the page of attributes needs. */
import type { Attribute } from "../../api/answers.ts";
import type { WriteBar } from "../../core/permission.ts";
import type { ExclusionStore } from "../../stores/exclusion-store.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import type { TargetStore } from "./target-store.ts";

export type Rules = {
  readonly model: DashboardModel;
  readonly exclusions: ExclusionStore;
  readonly targets: TargetStore;
  readonly all: readonly Attribute[];
  readonly bar: WriteBar | null;
};

export type RuleProps = { readonly attribute: Attribute; readonly rules: Rules };

/** Somebody offline may go on drafting; whose role forbids it may not. */
export const isReadOnly = ({ bar }: Pick<Rules, "bar">): boolean => bar !== null && bar !== "offline";
