/** Plain HTTP is for a developer's machine only: anywhere else tokens, codes and cookies would go in the clear. */

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/u;

export function isSafeTransport(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || LOOPBACK.test(hostname);
}
