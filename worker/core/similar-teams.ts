/**
 * Team names that differ only in case, blanks or the form of an umlaut (product.md, rule 15): most likely one team
 * that somebody spelled twice. Nothing is merged, for nobody but HR can know.
 */
import type { Finding } from "./finding.ts";
import type { TeamPlan } from "./teams.ts";

const UMLAUTS = [
  ["ä", "ae"],
  ["ö", "oe"],
  ["ü", "ue"],
  ["ß", "ss"],
] as const;

/** The form in which look-alikes are equal: composed, lower case, umlauts written out, without blanks. */
export function foldTeamName(name: string): string {
  const plain = name.normalize("NFC").toLowerCase().replace(/\s+/gu, "");
  return UMLAUTS.reduce((text, [umlaut, letters]) => text.replaceAll(umlaut, letters), plain);
}

/** One finding for every name that has an older or alphabetically earlier look-alike. */
export function similarTeams({ teams, liveNames }: TeamPlan): Finding[] {
  const groups = new Map<string, string[]>();
  for (const { name } of teams) {
    const key = foldTeamName(name);
    groups.set(key, [...(groups.get(key) ?? []), name].sort());
  }
  return [...groups.values()].flatMap((names) => {
    const [name] = names.filter((it) => liveNames.has(it));
    if (names.length < 2 || name === undefined) return [];
    const params = { similarTo: names.filter((it) => it !== name) };
    return [{ code: "team-name-similar", employeeId: null, name, params }];
  });
}
