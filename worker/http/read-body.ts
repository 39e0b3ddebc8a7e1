/** A body as text, but never more of it than we are ready to hold: a Worker has 128 MB for everything. */
import { err, ok, type Result } from "../core/result.ts";

/** A page of 100 people from Personio has about 230 KB; piece by piece as the network brings it costs more than reading its JSON. */
const PIECE_BYTES = 65_536;

export type BodyText = Result<string, "too-large" | "not-utf-8">;

/** Rejects when the connection breaks off. */
export async function readBody(response: Response, maxBytes: number): Promise<BodyText> {
  const reader = response.body?.getReader({ mode: "byob" });
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  while (reader !== undefined) {
    const { done, value } = await reader.read(new Uint8Array(PIECE_BYTES));
    if (done) break;
    pieces.push(value);
    bytes += value.byteLength;
    if (bytes <= maxBytes) continue;
    await reader.cancel();
    return err("too-large");
  }
  return decode(joined(pieces, bytes));
}

function joined(chunks: readonly Uint8Array[], bytes: number): Uint8Array {
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** Never leniently: a broken byte in a name would become a change on an account. */
function decode(bytes: Uint8Array): Result<string, "not-utf-8"> {
  try {
    return ok(new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes));
  } catch {
    return err("not-utf-8");
  }
}
