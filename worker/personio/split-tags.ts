/**
 * Tags come joined by commas (`English,German`) or, since 2026, as a JSON list inside a text. A comma inside a tag makes
 * the first form ambiguous, so the options of the attribute that contain one are looked for first, longest first.
 */

/** The options that a plain split would tear apart, in the order to try them. */
export const optionsWithComma = (options: readonly string[]): readonly string[] =>
  options.filter((option) => option.includes(",")).sort((one, other) => other.length - one.length);

export function splitTags(text: string, withComma: readonly string[]): readonly unknown[] {
  if (withComma.includes(text)) return [text];
  const list = text.startsWith("[") ? listInText(text) : null;
  if (list !== null) return list;
  return withComma.length === 0 ? text.split(",").map((tag) => tag.trim()) : splitAround(text, withComma);
}

function listInText(text: string): readonly unknown[] | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function splitAround(text: string, withComma: readonly string[]): readonly string[] {
  const tags: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === " ") continue;
    const end = endOfOption(text, at, withComma) ?? endOfPlainTag(text, at);
    tags.push(text.slice(at, end).trim());
    at = end;
  }
  return tags;
}

function endOfOption(text: string, at: number, withComma: readonly string[]): number | null {
  for (const option of withComma) {
    const end = at + option.length;
    if (text.startsWith(option, at) && (end === text.length || text[end] === ",")) return end;
  }
  return null;
}

function endOfPlainTag(text: string, at: number): number {
  const comma = text.indexOf(",", at);
  return comma < 0 ? text.length : comma;
}
