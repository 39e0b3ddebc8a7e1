import { describe, expect, test } from "vitest";
import { deviceNameOf } from "../../../extension/core/device-name.ts";
import { parseServerAddress } from "../../../extension/core/server-address.ts";

describe("a server’s address, as it is typed", () => {
  test.each([
    { typed: "rollcall.example.com", server: "https://rollcall.example.com" },
    { typed: " https://Rollcall.Example.com/pair?x=1#y ", server: "https://rollcall.example.com" },
    { typed: "rollcall.example.com:8443/", server: "https://rollcall.example.com:8443" },
    { typed: "büro.example", server: "https://xn--bro-hoa.example" },
    { typed: "localhost:8787", server: "http://localhost:8787" },
    { typed: "127.0.0.1:8787", server: "http://127.0.0.1:8787" },
    { typed: "http://localhost:8787/", server: "http://localhost:8787" },
  ])("$typed", ({ typed, server }) => {
    expect(parseServerAddress(typed)).toEqual({ ok: true, server });
  });

  test.each([
    { typed: "   ", problem: "address-empty" },
    { typed: "not an address", problem: "address-invalid" },
    { typed: "https://", problem: "address-invalid" },
    { typed: "ftp://rollcall.example.com", problem: "address-invalid" },
    { typed: "javascript://rollcall.example.com", problem: "address-invalid" },
    { typed: "https://ada:secret@rollcall.example.com", problem: "address-invalid" },
    { typed: "http://rollcall.example.com", problem: "address-insecure" },
    { typed: "http://localhost.example.com", problem: "address-insecure" },
  ])("$typed is none: $problem", ({ typed, problem }) => {
    expect(parseServerAddress(typed)).toEqual({ ok: false, problem });
  });
});

describe("a device’s name", () => {
  const like =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36";

  test.each([
    { userAgent: like, name: "Chrome on Windows" },
    { userAgent: `${like} Edg/148.0.0.0`, name: "Edge on Windows" },
    {
      userAgent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 14.6; rv:142.0) Gecko/20100101 Firefox/142.0",
      name: "Firefox on Mac",
    },
    {
      userAgent: "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/148.0.0.0",
      name: "Chrome on ChromeOS",
    },
    { userAgent: "", name: "Browser" },
  ])("$name", ({ userAgent, name }) => {
    expect(deviceNameOf(userAgent)).toBe(name);
  });
});
