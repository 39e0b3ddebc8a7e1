/**
 * People who pass their addresses on: in a row they come right one after the other, from the free end; in a ring none of
 * them can be first. Pure.
 */
import { emailKey } from "./account.ts";

/** Somebody whose address is to become another one. */
export type AddressMove = { readonly id: string; readonly from: string; readonly to: string };

/** Those whose new address becomes free only once they have given up their own. */
export function inRing(moves: readonly AddressMove[]): ReadonlySet<string> {
  const byAddress = new Map(moves.map((move) => [emailKey(move.from), move]));
  return new Set(moves.filter((move) => comesBack(move, byAddress)).map(({ id }) => id));
}

function comesBack(move: AddressMove, byAddress: ReadonlyMap<string, AddressMove>): boolean {
  const met = new Set<AddressMove>();
  let next = byAddress.get(emailKey(move.to));
  while (next !== undefined && next !== move && !met.has(next)) {
    met.add(next);
    next = byAddress.get(emailKey(next.to));
  }
  return next === move;
}
