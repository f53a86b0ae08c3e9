/**
 * A cell that a spreadsheet reads as text on one line: quotes doubled, no formula (OWASP, CSV injection), and no control
 * character, because some programs begin a new row at a carriage return.
 */
function csvCell(value: string | number): string {
  const text = String(value).replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  const safe = typeof value !== 'number' && /^\s*[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Rows as a spreadsheet program opens them: UTF-8 with a byte order mark, semicolons as Dutch programs expect; for programs of others
 * with commas and without the mark.
 */
export const toCsv = (
  rows: readonly (readonly (string | number)[])[],
  { delimiter = ';', byteOrderMark = true }: { delimiter?: ';' | ','; byteOrderMark?: boolean } = {},
): string =>
  `${byteOrderMark ? '\ufeff' : ''}${rows.map((row) => row.map(csvCell).join(delimiter)).join('\r\n')}\r\n`;
