/** Lines with which mail programs begin the e-mail that is answered, in the languages people here write in. */
const QUOTE_HEADERS = [
  /^-{2,}\s*(original message|oorspronkelijk bericht|ursprüngliche nachricht|message d'origine|الرسالة الأصلية)/i,
  /^في .{5,120}كتب.*:?\s*$/,
  /^_{10,}\s*$/,
  /^(from|van|von|de|من)\s*:\s.+@.+/i,
];
/** "On Tuesday … Yonas wrote:", which mail programs may break over two lines. */
const ATTRIBUTION = /^(on|op|am|le)\b.{5,160}\b(wrote|schreef|schrieb|a écrit)\b.*:$/i;

/** What somebody wrote themselves, without the quoted e-mail below it or between it. Only a quote: the whole text. */
export function ownText(text: string): string {
  const ownLines: string[] = [];
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  for (const [i, line] of lines.entries()) {
    const trimmed = line.trim();
    const twoLines = `${trimmed} ${lines[i + 1]?.trim() ?? ''}`;
    if (QUOTE_HEADERS.some((pattern) => pattern.test(trimmed))) break;
    if (ATTRIBUTION.test(trimmed) || ATTRIBUTION.test(twoLines)) break;
    if (!trimmed.startsWith('>')) ownLines.push(line);
  }
  return ownLines.join('\n').trim() || text.trim();
}
