/** `/__mails__`: every mail on a developer's machine, nothing anywhere else. */
import { expect, test } from "vitest";
import { MAIL_SAMPLES } from "../../worker/mail/mail-samples.ts";
import { startRollcall } from "../worker/start-rollcall.ts";

test("without SHOW_MAILS there is nothing", async () => {
  const rollcall = await startRollcall();
  try {
    for (const path of ["/__mails__", "/__mails__/invitation"]) {
      expect((await rollcall.call("GET", path)).status).toBe(404);
    }
  } finally {
    await rollcall.close();
  }
});

test("with it: a list, and each mail in both languages, as HTML and as text", async () => {
  const rollcall = await startRollcall({ variables: { SHOW_MAILS: "1" } });
  try {
    const { body: list } = await rollcall.call<string>("GET", "/__mails__");
    for (const [name, sample] of Object.entries(MAIL_SAMPLES)) {
      expect(list).toContain(`/__mails__/${name}?language=en`);
      for (const language of ["de", "en"] as const) {
        const mail = sample(language);
        const shown = await rollcall.call<string>("GET", `/__mails__/${name}?language=${language}`);
        expect(shown.body).toBe(mail.html);
        expect(shown.headers.get("content-security-policy")).toContain("default-src 'none'");
        const text = await rollcall.call<string>("GET", `/__mails__/${name}?language=${language}&as=text`);
        expect(text.body).toBe(`Subject: ${mail.subject}\n\n${mail.text}`);
      }
    }
    expect((await rollcall.call("GET", "/__mails__/nothing")).status).toBe(404);
    expect((await rollcall.call("GET", "/__mails__/constructor")).status).toBe(404);
  } finally {
    await rollcall.close();
  }
});
