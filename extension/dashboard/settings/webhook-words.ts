import type { WebhookMessages } from "../../i18n/dashboard/administration-webhook.ts";
import { ownWords } from "../own-words.tsx";

export const { Words: WebhookWords, useWords: useWebhookWords } = ownWords<WebhookMessages>({
  de: async () => (await import("../../i18n/dashboard/administration-webhook-de.ts")).webhookDe,
  en: async () => (await import("../../i18n/dashboard/administration-webhook-en.ts")).webhookEn,
});
