/** Lines with which mail programs begin an e-mail that is passed on: what follows is what it is about. */
const FORWARDED = [
  /^-{2,}\s*(forwarded message|doorgestuurd bericht|weitergeleitete nachricht|message transféré|iletilen ileti|пересланное сообщение|переслане повідомлення|رسالة معاد توجيهها|پیام بازارسالی)/i,
  /^(begin doorgestuurd bericht|begin forwarded message|doorgestuurd bericht|début du message (transféré|réexpédié)|anfang der weitergeleiteten nachricht)\b.*:$/i,
];
/** Lines with which mail programs begin the e-mail that is answered, quoted below without marks. */
const ORIGINAL_MESSAGE =
  /^-{2,}\s*(original message|oorspronkelijk bericht|ursprüngliche nachricht|message d'origine|orijinal ileti|исходное сообщение|الرسالة الأصلية)/i;
/** The names of header fields in the block above such an e-mail. */
const HEADER_FIELD =
  /^\*?(from|van|von|de|da|gönderen|kimden|від|от|من|از|sent|verzonden|gesendet|envoyé|gönderildi|надіслано|отправлено|تاريخ الإرسال|تم الإرسال|ارسال|date|datum|tarih|дата|التاريخ|تاریخ|to|aan|an|à|kime|кому|إلى|به|cc|subject|onderwerp|betreff|objet|konu|тема|الموضوع|موضوع)\s?\*?\s?:\*?\s/i;
const HEADER_BLOCK_LINES = 6;
const INTRODUCTION_LINES = 3;

const isQuoted = (line: string): boolean => line.trimStart().startsWith('>');
const isBlank = (line: string): boolean => line.trim() === '';

/**
 * What somebody wrote, without the e-mail that they answer where that stands below it. Nothing that they wrote is cut: answers
 * between quoted lines stay with those lines, and so does all of an e-mail that is passed on. A text that is only a quote stays
 * whole.
 */
export function ownText(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  if (lines.some((line) => FORWARDED.some((pattern) => pattern.test(line.trim())))) return text.trim();
  const end = Math.min(quotedTailStart(lines), originalStart(lines));
  return lines.slice(0, end).join('\n').trim() || text.trim();
}

/** Where the quoted lines at the end begin, with the line that introduces them; the number of lines when there are none. */
function quotedTailStart(lines: readonly string[]): number {
  let start = lines.length;
  while (start > 0 && (isBlank(lines[start - 1] ?? '') || isQuoted(lines[start - 1] ?? ''))) start--;
  const hasQuote = lines.slice(start).some(isQuoted);
  if (!hasQuote) return lines.length;
  return start - introductionLength(lines.slice(0, start));
}

const ADDRESS = /\S+@\S+\.\S+/;
const TIME_OR_YEAR = /[\d٠-٩۰-۹]{1,2}[:.][\d٠-٩۰-۹]{2}|[\d٠-٩۰-۹]{4}/;

/**
 * How many lines at the end introduce a quote, as "On Tuesday … Yonas <…> wrote:" does. In every language they end with a colon
 * and hold an address or a time of day; a program that breaks lines puts the time on a line above the address.
 */
function introductionLength(lines: readonly string[]): number {
  const last = (lines.at(-1) ?? '').trim();
  if (!/[:：]$/.test(last) || !(ADDRESS.test(last) || TIME_OR_YEAR.test(last))) return 0;
  if (TIME_OR_YEAR.test(last.replace(ADDRESS, ''))) return 1;
  for (let length = 2; length <= INTRODUCTION_LINES && length <= lines.length; length++) {
    const above = (lines.at(-length) ?? '').trim();
    // A line of one's own ends as a sentence does, or has a blank line below it.
    if (!above || /[.!?؟…]$/.test(above)) return length - 1;
    if (TIME_OR_YEAR.test(above)) return length;
  }
  return 1;
}

/** Where an e-mail begins that is quoted without marks: a line that says so, or a block of at least two header fields. */
function originalStart(lines: readonly string[]): number {
  for (const [i, line] of lines.entries()) {
    const trimmed = line.trim();
    if (ORIGINAL_MESSAGE.test(trimmed)) return i;
    if (!HEADER_FIELD.test(trimmed) || !isHeaderBlock(lines.slice(i, i + HEADER_BLOCK_LINES))) continue;
    // A line of underscores or stars above the block belongs to it.
    const above = lines[i - 1]?.trim() ?? '';
    return /^[_*-]{5,}$/.test(above) ? i - 1 : i;
  }
  return lines.length;
}

/** Two header fields beside each other, of which one holds an address or a time of day: nobody writes that about themselves. */
function isHeaderBlock(lines: readonly string[]): boolean {
  const block = lines.slice(0, lines.findIndex(isBlank) < 0 ? undefined : lines.findIndex(isBlank));
  const fields = block.filter((line) => HEADER_FIELD.test(line.trim()));
  return fields.length >= 2 && /\S+@\S+|\d{1,2}[:.]\d{2}|\d{4}/.test(fields.join(' '));
}
