import { randomInt } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { CODE_ALPHABET, CODE_CHARACTERS } from '../blind-tokens/code-rules.ts';
import { admissionOfCode, codeHash } from './ballot-keys.ts';
import { insertCodes } from './queries.ts';

export { groupedCode, normaliseCode } from '../blind-tokens/code-rules.ts';
export { codeKey } from './ballot-keys.ts';

/** The most codes on one sheet. */
export const MAX_CODES = 2_000;

const newCode = (): string =>
  Array.from({ length: CODE_CHARACTERS }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');

/**
 * Makes a sheet of codes. The transaction must act for who makes policy at the tenant of the conversation, or as `voice`.
 * @returns the codes, as 16 characters each: this is the only moment at which they exist here
 */
export async function makeCodes(
  tx: Tx,
  app: AppContext,
  conversation: string,
  count: number,
  sheet: { id: string; table: string | null },
): Promise<string[]> {
  const codes = Array.from({ length: count }, newCode);
  const hashes = codes.map((code) => codeHash(app, conversation, admissionOfCode(code, conversation)));
  await insertCodes(tx, { ...sheet, conversation }, hashes, amsterdamDate(app.now()));
  return codes;
}
