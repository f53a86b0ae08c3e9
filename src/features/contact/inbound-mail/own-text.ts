/** Lines with which mail programs begin the letter that is answered, in the languages people here write in. */
const BEGINS = [
  /^-{2,}\s*(original message|oorspronkelijk bericht|ursprüngliche nachricht|message d'origine|الرسالة الأصلية)/i,
  /^(on|op|am|le)\b.{5,160}\b(wrote|schreef|schrieb|a écrit)\b.*:$/i,
  /^في .{5,120}كتب.*:?\s*$/,
  /^_{10,}\s*$/,
  /^(from|van|von|de|من)\s*:\s.+@.+/i,
];

/** What somebody wrote themselves: the quoted letter below (or between) is left out; the original is kept elsewhere. */
export function ownWords(text: string): string {
  const kept: string[] = [];
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  for (const [i, line] of lines.entries()) {
    const trimmed = line.trim();
    const two = `${trimmed} ${lines[i + 1]?.trim() ?? ''}`;
    if (BEGINS.some((begin) => begin.test(trimmed)) || BEGINS[1]?.test(two)) break;
    if (!trimmed.startsWith('>')) kept.push(line);
  }
  const own = kept.join('\n').trim();
  return own || text.trim();
}
