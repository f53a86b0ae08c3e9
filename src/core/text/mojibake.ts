/** What the bytes 0x80–0x9f mean in windows-1252; five of them mean nothing and stay as they are. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const QUOTES = /[‘’“”‚„‹›«»]/;

/** What a byte that is no UTF-8 means in windows-1252. */
export const letterOf = (byte: number): string =>
  byte >= 0x80 && byte < 0xa0 ? (HIGH[byte - 0x80] ?? '') : String.fromCharCode(byte);

const rest = `[\u0080-\u00bf${HIGH.replace(/[\u0080-\u009f]/g, '')}]`;
const damaged = new RegExp(`(?:[Â-ß]${rest}|[à-ï]${rest}{2}|[ð-ô]${rest}{3})+`, 'g');
const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * Puts right what was UTF-8 and was read as windows-1252 (`cafÃ©` → `café`). What could also be meant as it stands,
 * such as a capital before a closing quotation mark (`Ä“`), is left alone.
 */
export const unscramble = (text: string): string =>
  text.replace(damaged, (found) => original(found) ?? found);

function original(garbled: string): string | null {
  const only = garbled.length === 2 && !/^[ÂÃ]/.test(garbled);
  if (only && QUOTES.test(garbled.slice(1))) return null;
  const bytes = Uint8Array.from(garbled, (letter) => {
    const index = HIGH.indexOf(letter);
    return index >= 0 ? index + 0x80 : letter.charCodeAt(0);
  });
  try {
    const text = strict.decode(bytes);
    return /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\u200b-\u200f]+$/u.test(text) ? text : null;
  } catch {
    return null;
  }
}
