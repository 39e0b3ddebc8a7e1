import { expect, test } from "vitest";
import { deFirst } from "../../../extension/i18n/de-first.ts";
import { enFirst } from "../../../extension/i18n/en-first.ts";

const [CODE, REQUEST] = ["internal", "r-1"];
const CASES = [
  { code: null, requestId: null, de: "", en: "" },
  { code: CODE, requestId: null, de: " Code internal.", en: " Code internal." },
  { code: null, requestId: REQUEST, de: " Anfrage r-1.", en: " Request r-1." },
  {
    ...{ code: CODE, requestId: REQUEST },
    de: " Code internal. Anfrage r-1.",
    en: " Code internal. Request r-1.",
  },
];

test.each(CASES)("a failure with code $code and request $requestId is told in whole sentences", (one) => {
  const { code, requestId, de, en } = one;
  expect(deFirst.app.failed(code, requestId)).toBe(`Das hat nicht geklappt.${de}`);
  expect(enFirst.app.failed(code, requestId)).toBe(`That did not work.${en}`);
});
