import { readPassphrase } from '#core/passphrase/passphrase.ts';

/** Fields that a form of ours adds by itself. */
const TECHNICAL = new Set(['token', 'once', 'seen', 'stamp', 'version', 'List-Unsubscribe']);
/** What only its owner should see on a screen that others may look at. */
const SECRET = /pass|secret|^code$|link/i;
/** An identifier, a signature or a number instead of words. */
const OPAQUE = /^(?:[0-9a-f-]{32,36}|[\w-]{22,}(?:\.[\w-]+)?|[\d.,:-]+)$/;
/** One of our own values, such as `own` or `all-morning`. */
const CHOICE = /^[a-z0-9_:.-]*$/;
const SHORT_TEXT_LENGTH = 80;

const isShown = ([name, value]: readonly [string, string]): boolean =>
  !TECHNICAL.has(name) &&
  !SECRET.test(name) &&
  !OPAQUE.test(value) &&
  !CHOICE.test(value) &&
  readPassphrase(value) === null;

/** The texts in a form that a person wrote, to be shown: neither choices, nor secrets, nor what the form added. */
export function writtenTexts(
  fields: readonly (readonly [string, string])[],
): { text: string; long: boolean }[] {
  const texts = fields.filter(isShown).map(([, value]) => value.trim());
  return [...new Set(texts)]
    .filter(Boolean)
    .map((text) => ({ text, long: text.length > SHORT_TEXT_LENGTH || text.includes('\n') }));
}
