import type { DestinationMessages } from "../../i18n/dashboard/destination.ts";
import { ownWords } from "../own-words.tsx";

export const { Words: DestinationWords, useWords: useDestinationWords } = ownWords<DestinationMessages>({
  de: async () => (await import("../../i18n/dashboard/destination-de.ts")).destinationDe,
  en: async () => (await import("../../i18n/dashboard/destination-en.ts")).destinationEn,
});
