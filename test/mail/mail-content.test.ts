/** Every mail, in both languages: what a client, a screen reader and a mail filter need of it. */
import { describe, expect, test } from "vitest";
import { alertMail } from "../../worker/mail/alert-mail.ts";
import { invitationMail } from "../../worker/mail/invitation-mail.ts";
import type { MailLanguage } from "../../worker/mail/mail-content.ts";
import { MAIL_SAMPLES } from "../../worker/mail/mail-samples.ts";
import { signInMail } from "../../worker/mail/sign-in-mail.ts";

const ALL = Object.entries(MAIL_SAMPLES).flatMap(([name, sample]) =>
  (["de", "en"] as const).map((language) => ({ name, language, mail: sample(language) })),
);

const plain = (html: string) =>
  html
    .replace(/<style>[\s\S]*<\/style>|<title>.*<\/title>/gu, "")
    .replace(/<[^>]+>/gu, " ")
    .replace(/&amp;/gu, "&")
    .replace(/&#39;/gu, "'")
    .replace(/\s+/gu, " ");

describe.each(ALL)("$name, $language", ({ language, mail }) => {
  test("says what language it is in, for light and dark, without tables, images, scripts or anything remote", () => {
    expect(mail.html).toContain(`<html lang="${language}">`);
    expect(mail.html).toContain('<meta name="color-scheme" content="light dark">');
    expect(mail.html).toContain("@media (prefers-color-scheme: dark)");
    expect(mail.html).not.toMatch(/<(table|img|script|link|iframe|object)\b|url\(|@import|onload/iu);
    const links = [...mail.html.matchAll(/(?:href|src)="([^"]+)"/gu)].map(([, url]) => url);
    expect(links.every((url) => url?.startsWith("https://rollcall.example/"))).toBe(true);
    expect(mail.html).not.toContain("undefined");
    expect(mail.text).not.toContain("undefined");
  });

  test("has one heading, and a text twin with the same words", () => {
    expect(mail.html.match(/<h1/gu)).toHaveLength(1);
    const words = plain(mail.html);
    for (const line of mail.text.split("\n")) {
      const said = line.replace(/^-- $|:$/u, "").trim();
      expect(words).toContain(said);
    }
  });

  test("names the company in its subject, in one line", () => {
    expect(mail.subject).toContain("Beispiel & Söhne GmbH");
    expect(mail.subject).not.toMatch(/[\r\n]/u);
    expect(mail.html).toContain("Beispiel &amp; Söhne GmbH");
  });
});

describe("what comes from outside", () => {
  const HOSTILE = `<b>"Evil"</b>\r\nBcc: all@example.com & 'Co'`;
  const invitation = (language: MailLanguage) =>
    invitationMail({
      ...{
        language,
        companyName: HOSTILE,
        senderName: HOSTILE,
        firstName: HOSTILE,
        url: "https://x.example/",
      },
      ...{ expireAfterDays: 1, isReminder: false },
    });

  test.each(["de", "en"] as const)("can neither put markup into a mail nor a header, %s", (language) => {
    const mail = invitation(language);
    expect(mail.html).not.toContain("<b>");
    expect(mail.html).toContain("&lt;b&gt;");
    expect(mail.subject).not.toMatch(/[\r\n]/u);
  });

  test("and a long name doesn't make an endless subject", () => {
    const { subject } = signInMail({
      ...{ language: "en", companyName: "𝒳".repeat(400), code: "1", expireAfterMinutes: 10 },
    });
    expect([...subject]).toHaveLength(150);
    expect(subject.endsWith("𝒳…")).toBe(true);
  });
});

describe.each(["de", "en"] as const)("what nobody knows is left out, %s", (language) => {
  test("a company, a sender, a first name", () => {
    const mail = invitationMail({
      ...{ language, companyName: "", senderName: "", firstName: "", url: "https://x.example/" },
      ...{ expireAfterDays: 2, isReminder: true },
    });
    expect(mail.subject).not.toContain("–");
    expect(mail.text).toMatch(/\n\n(Guten Tag|Hello),\n\n/u);
    expect(mail.text).not.toContain("-- ");
    expect(signInMail({ language, companyName: " ", code: "1", expireAfterMinutes: 10 }).text).toMatch(
      /\n-- \nRollcall\n$/u,
    );
  });

  test("the address of the deployment; a reason nobody has words for is named by its code", () => {
    const mail = alertMail({
      ...{ language, companyName: "", url: "" },
      alert: { kind: "failing", code: "something-new" },
    });
    expect(mail.text).toContain("something-new");
    expect(mail.html).not.toContain("href");
  });

  test("there are words for every way an alert is over", () => {
    for (const was of ["paused", "failing", "overdue"] as const) {
      const mail = alertMail({
        language,
        companyName: "",
        url: "",
        alert: { kind: "well-again", was, isAll: true },
      });
      expect(mail.text.length).toBeGreaterThan(100);
    }
  });
});

test("a sign-in code is in the mail and not in the subject", () => {
  const mail = signInMail({ language: "de", companyName: "", code: "12345678", expireAfterMinutes: 10 });
  expect(mail.subject).not.toContain("12345678");
  expect(mail.text).toContain("\n    12345678\n");
  expect(mail.html).toContain(">12345678<");
});
