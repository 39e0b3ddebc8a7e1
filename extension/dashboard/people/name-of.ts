import type { Account } from "../../api/answers.ts";

type Named = Pick<Account, "firstName" | "lastName" | "email">;

/** Whoever has no name goes by their address. */
export function nameOf({ firstName, lastName, email }: Named): string {
  const name = [firstName ?? "", lastName ?? ""].join(" ").trim();
  return name === "" ? email : name;
}
