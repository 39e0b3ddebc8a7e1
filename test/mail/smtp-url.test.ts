/** `SMTP_URL` is judged when the Worker starts (worker/env.ts), not when the first mail is claimed. */
import { expect, test } from "vitest";
import { isSmtpUrl } from "../../worker/mail/is-smtp-url.ts";

test.each([
  ["smtps://us%40er:p%25w@mail.example:465", true],
  ["smtp://mail.example", true],
  ["smtps://me:100%secret@mail.example", false],
  ["smtps://", false],
  ["https://mail.example", false],
])("%s: %s", (url, isGood) => {
  expect(isSmtpUrl(url)).toBe(isGood);
});
