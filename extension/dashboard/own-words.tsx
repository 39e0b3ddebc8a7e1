/**
 * Words that only few open a page for. They come with what says them, in one language, rather than with the dashboard's
 * first page.
 */
import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { Skeleton } from "../components/skeleton.tsx";
import type { Language } from "../i18n/language.ts";
import { useDashboard } from "./dashboard-words.ts";

/** `Words` has them loaded for everything below it; there `useWords` gives them. */
export function ownWords<T extends object>(load: Readonly<Record<Language, () => Promise<T>>>) {
  const Context = createContext<T | null>(null);
  return {
    Words: ({ children }: { readonly children: ComponentChildren }) => {
      const { language } = useDashboard().t;
      const [words, setWords] = useState<T | null>(null);
      useEffect(() => {
        let isWanted = true;
        void load[language]().then((loaded) => {
          if (isWanted) setWords(loaded);
        });
        return () => {
          isWanted = false;
        };
      }, [language]);
      return words === null ? <Skeleton /> : <Context.Provider value={words}>{children}</Context.Provider>;
    },
    useWords: (): T => {
      const words = useContext(Context);
      if (words === null) throw new Error("needs its Words above it");
      return words;
    },
  };
}
