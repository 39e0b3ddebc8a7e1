/** The command line of `npm start`. */
import { parseArgs } from "node:util";

export type StartArguments = {
  readonly once: boolean;
  readonly people: number;
  readonly seed: number;
  readonly port: number;
};

export function parseStartArguments(args: readonly string[]): StartArguments | { readonly error: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        once: { type: "boolean", default: false },
        people: { type: "string", default: "250" },
        seed: { type: "string", default: "7" },
        port: { type: "string", default: "8787" },
      },
    });
    const people = wholeNumber("people", values.people, { from: 5, to: 50_000 });
    const seed = wholeNumber("seed", values.seed, { from: 0, to: 2_147_483_647 });
    const port = wholeNumber("port", values.port, { from: 1, to: 65_535 });
    return { once: values.once, people, seed, port };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function wholeNumber(name: string, text: string, { from, to }: { from: number; to: number }): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isInteger(value) && value >= from && value <= to) return value;
  throw new Error(`--${name} takes a whole number from ${from} to ${to}, not “${text}”`);
}
