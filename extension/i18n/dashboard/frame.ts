import type { PageName } from "../../dashboard/route.ts";

export type FrameMessages = {
  readonly product: string;
  readonly navigation: string;
  readonly skip: string;
  readonly page: Readonly<Record<PageName, string>>;
  readonly group: Readonly<Record<"daily" | "rules" | "company", string>>;
  readonly connection: string;
};
