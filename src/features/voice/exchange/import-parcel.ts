import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { z } from 'zod';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { shuffled } from '../ballots/shuffle.ts';
import { MAX_STATEMENTS } from '../model/ballot.ts';
import { MAX_STATEMENT_CHARACTERS, MIN_PUBLISHED_PEOPLE } from '../model/rules.ts';
import { MAX_PACKED_BYTES, type VoteImport } from './import-rules.ts';

/** The statements and the ballots, as JSON. */
const MAX_UNPACKED_BYTES = 3 * MAX_PACKED_BYTES;
/** A form that carries it. */
export const MAX_PARCEL_FORM_BYTES = 2 * MAX_PACKED_BYTES;
/** A first answer: agree, disagree or pass, with revision 0. */
const LAST_ANSWER_BYTE = 3;

export const importedStatements = z
  .array(z.object({ words: z.string().trim().min(1).max(MAX_STATEMENT_CHARACTERS), hidden: z.boolean() }))
  .min(1)
  .max(MAX_STATEMENTS);
export const importLanguage = z.enum(interfaceLanguages.map(({ code }) => code));

const parcel = z.object({
  language: importLanguage,
  statements: importedStatements,
  ballots: z.array(z.base64()).refine(({ length }) => length === 0 || length >= MIN_PUBLISHED_PEOPLE),
});

/** What is to be taken in, with the language of the statements. */
export interface ImportParcel extends VoteImport {
  language: string;
}

/**
 * What was read of the files as one field of a form: so the preview keeps nothing on the server. The ballots are in a random order
 * already here, and there is nothing beside them.
 */
export async function packParcel({ language, statements, ballots }: ImportParcel): Promise<string> {
  const plain = {
    language,
    statements: statements.map(({ words, hidden }) => ({ words, hidden })),
    ballots: shuffled(ballots).map((answers) => Buffer.from(answers).toString('base64')),
  };
  return (await promisify(deflateRaw)(JSON.stringify(plain))).toString('base64url');
}

/** @returns undefined for what is no such field */
export async function unpackParcel(field: string): Promise<ImportParcel | undefined> {
  let plain: unknown;
  try {
    const bytes = await promisify(inflateRaw)(Buffer.from(field, 'base64url'), {
      maxOutputLength: MAX_UNPACKED_BYTES,
    });
    plain = JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
  const read = parcel.safeParse(plain);
  if (!read.success) return undefined;
  const { language, statements } = read.data;
  const ballots = read.data.ballots.map((each) => new Uint8Array(Buffer.from(each, 'base64')));
  const fits = ballots.every(
    (answers) =>
      answers.length <= statements.length &&
      answers.some((byte) => byte > 0) &&
      answers.every((byte) => byte <= LAST_ANSWER_BYTE),
  );
  return fits ? { language, statements, ballots } : undefined;
}
