/**
 * Text from outside as the rest of the application may have it: without NUL, which PostgreSQL cannot store and nobody types,
 * and with U+FFFD in the place of half a surrogate pair, which is no character (Unicode 16, §3.9 D75), and of noncharacters
 * (§23.7), which no XML document may hold.
 */
export const cleanText = (text: string): string =>
  text
    .replaceAll('\0', '')
    .toWellFormed()
    .replace(/\p{Noncharacter_Code_Point}/gu, '\uFFFD');

/** The query of a request, each name and value cleaned. */
export const cleanQuery = (url: URL): URLSearchParams =>
  new URLSearchParams([...url.searchParams].map(([name, value]) => [cleanText(name), cleanText(value)]));
