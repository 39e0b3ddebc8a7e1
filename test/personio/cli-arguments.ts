/** The command line of cli.ts: what it takes, and in plain words why it was refused. */
import { parseArgs } from "node:util";

export type CliArguments = {
  readonly port: number;
  readonly people: number;
  readonly seed: number;
  readonly latencyMs: number;
  readonly rateLimit: "real" | "off";
};

export type ParsedArguments =
  | { readonly ok: true; readonly value: CliArguments }
  | { readonly ok: false; readonly error: string };

export const USAGE =
  "npm run personio -- [--port 9000] [--people 250] [--seed 7] [--latency 0] [--rate-limit real|off]";

const OPTIONS = {
  port: { type: "string", default: "9000" },
  people: { type: "string", default: "250" },
  seed: { type: "string", default: "7" },
  latency: { type: "string", default: "0" },
  "rate-limit": { type: "string", default: "real" },
} as const;

const RANGES = {
  port: [0, 65_535],
  people: [0, 50_000],
  seed: [0, 2 ** 32 - 1],
  latency: [0, 60_000],
} as const;

export function parseCliArguments(argv: readonly string[]): ParsedArguments {
  try {
    const { values } = parseArgs({ args: [...argv], options: OPTIONS, strict: true });
    const number = (name: keyof typeof RANGES): number => wholeNumber(name, values[name]);
    const rateLimit = values["rate-limit"];
    if (rateLimit !== "real" && rateLimit !== "off") throw new Error("--rate-limit is real or off");
    return {
      ok: true,
      value: {
        ...{
          port: number("port"),
          people: number("people"),
          seed: number("seed"),
          latencyMs: number("latency"),
        },
        rateLimit,
      },
    };
  } catch (cause) {
    return { ok: false, error: cause instanceof Error ? cause.message : String(cause) };
  }
}

function wholeNumber(name: keyof typeof RANGES, text: string): number {
  const [least, most] = RANGES[name];
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new Error(`--${name} is a whole number from ${least} to ${most}, not ${JSON.stringify(text)}`);
  }
  return value;
}
