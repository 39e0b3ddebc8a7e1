import type { OperationMessages } from "../../i18n/dashboard/operations.ts";
import { ownWords } from "../own-words.tsx";

export const { Words: OperationWords, useWords: useOperationWords } = ownWords<OperationMessages>({
  de: async () => (await import("../../i18n/dashboard/operations-de.ts")).operationsDe,
  en: async () => (await import("../../i18n/dashboard/operations-en.ts")).operationsEn,
});
