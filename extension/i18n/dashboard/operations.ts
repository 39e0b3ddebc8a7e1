/** What somebody tried and may not do, in words; loaded with the record, where alone it is told. */
import type { Operation } from "../../../worker/api/roles.ts";

/** Looking is for every role, so it is refused to nobody who gets in at all. */
export type RefusableOperation = Exclude<Operation, `GET ${string}`>;

export type OperationMessages = {
  readonly refused: Readonly<Record<RefusableOperation, string>>;
  readonly unknown: (operation: string) => string;
};
