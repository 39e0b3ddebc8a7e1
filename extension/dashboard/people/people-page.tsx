import type { PageProps } from "../dashboard-model.ts";
import { AccountList } from "./account-list.tsx";
import { AccountPage } from "./account-page.tsx";

/** Accounts: all of them, or one with its explanation. */
export function PeoplePage({ model, route }: PageProps) {
  return route.id === null ? (
    <AccountList model={model} route={route} />
  ) : (
    <AccountPage model={model} id={route.id} />
  );
}
