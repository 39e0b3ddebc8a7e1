import type { AdminMessages } from "../../i18n/dashboard/administration-admins.ts";
import { ownWords } from "../own-words.tsx";

export const { Words: AdminWords, useWords: useAdminWords } = ownWords<AdminMessages>({
  de: async () => (await import("../../i18n/dashboard/administration-admins-de.ts")).adminsDe,
  en: async () => (await import("../../i18n/dashboard/administration-admins-en.ts")).adminsEn,
});
