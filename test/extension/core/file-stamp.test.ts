import { expect, test } from "vitest";
import { fileStamp } from "../../../extension/core/file-stamp.ts";

const LATE = Date.parse("2026-11-21T23:30:59Z");

test.each([
  ["UTC", "2026-11-21-2330"],
  ["Europe/Berlin", "2026-11-22-0030"],
])("in %s", (zone, stamp) => {
  expect(fileStamp(LATE, zone)).toBe(stamp);
});
