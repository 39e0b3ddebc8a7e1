/** What somebody types, or IT has set, as the server's address: to the origin that is meant. */

export type AddressProblem = "address-empty" | "address-invalid" | "address-insecure";

export type ServerAddress =
  | { readonly ok: true; readonly server: string }
  | { readonly ok: false; readonly problem: AddressProblem };

/** The two names of this very machine that the manifest's policy lets us ask without encryption. */
const LOOPBACK = new Set(["localhost", "127.0.0.1"]);
const SCHEME = /^[a-z][a-z\d+.-]*:\/\//iu;

/** `rollcall.example.com/pair` is meant as `https://rollcall.example.com`. */
export function parseServerAddress(typed: string): ServerAddress {
  const text = typed.trim();
  if (text === "") return refused("address-empty");
  const url = parsed(SCHEME.test(text) ? text : `${isLoopback(text) ? "http" : "https"}://${text}`);
  // Chromium takes a blank for part of a host.
  if (url === null || /^$|[%\s]/u.test(url.hostname) || url.username !== "" || url.password !== "")
    return refused("address-invalid");
  if (url.protocol === "https:") return { ok: true, server: url.origin };
  if (url.protocol !== "http:") return refused("address-invalid");
  return LOOPBACK.has(url.hostname) ? { ok: true, server: url.origin } : refused("address-insecure");
}

const isLoopback = (text: string): boolean => LOOPBACK.has(parsed(`http://${text}`)?.hostname ?? "");

const refused = (problem: AddressProblem): ServerAddress => ({ ok: false, problem });

function parsed(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
