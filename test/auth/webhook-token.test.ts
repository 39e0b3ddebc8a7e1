import type { D1Database } from "@cloudflare/workers-types";
import { describe, expect, test, vi } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { newToken } from "../../worker/auth/secret-text.ts";
import { verifyWebhookToken } from "../../worker/auth/webhook-token.ts";

describe("a webhook's token", () => {
  const prepare = vi.fn(() => ({ first: async () => null }));
  const db = openDatabase({ prepare } as unknown as D1Database);

  test.each(["", "rch_", "Bearer x", newToken("rca_"), `${newToken("rch_")}x`, "x".repeat(8_000)])(
    "that can't be one costs no question: %#",
    async (presented) => {
      expect(await verifyWebhookToken(db, presented)).toBe(false);
      expect(prepare).not.toHaveBeenCalled();
    },
  );

  test("that could be one is looked up", async () => {
    expect(await verifyWebhookToken(db, newToken("rch_"))).toBe(false);
    expect(prepare).toHaveBeenCalledOnce();
  });
});
