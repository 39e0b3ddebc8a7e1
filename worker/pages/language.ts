/** The two languages the Worker speaks to people at its own pages, and which of them a browser asks for. */

export type Language = "de" | "en";

const RANGE = /^([a-z]{1,8})(?:-[a-z\d]{1,8})*(?:;q=([01](?:\.\d{1,3})?))?$/u;

/** By `Accept-Language`: whichever of the two is wanted more. English for anybody who asks for neither. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wish = (language: Language): number => {
    const weights = (acceptLanguage ?? "").split(",").map((range) => {
      const [, name, weight = "1"] = RANGE.exec(range.replace(/\s/gu, "").toLowerCase()) ?? [];
      return name === language ? Number(weight) : 0;
    });
    return Math.max(...weights);
  };
  const [german, english] = [wish("de"), wish("en")];
  if (german !== english) return german > english ? "de" : "en";
  return german > 0 && isFirst("de", acceptLanguage ?? "") ? "de" : "en";
}

/** Two wishes of the same weight: the one that is named first. */
function isFirst(language: Language, acceptLanguage: string): boolean {
  return /\b(de|en)\b/u.exec(acceptLanguage.toLowerCase())?.[1] === language;
}
