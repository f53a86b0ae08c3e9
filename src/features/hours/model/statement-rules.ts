import { z } from 'zod';
import { toHHMM } from '#core/i18n/formats.ts';
import { toAmsterdam } from '#core/time/amsterdam.ts';
import { type CountedEntry, HOURS_KINDS, minutesOf, totalsOf } from './rules.ts';

/** What a statement says: this and nothing else, on paper, in the file and to whoever checks it. */
export const statementContent = z.strictObject({
  kind: z.literal('hours-statement'),
  /** The installation that signed it. */
  issuer: z.string(),
  /** YYYY-MM-DD */
  made: z.string(),
  code: z.string(),
  name: z.string(),
  /** Minutes. */
  total: z.number(),
  totals: z.partialRecord(z.enum(HOURS_KINDS), z.number()),
  entries: z.array(
    z.strictObject({
      day: z.string(),
      from: z.string(),
      to: z.string(),
      minutes: z.number(),
      kind: z.enum(HOURS_KINDS),
      place: z.string(),
      dutch: z.boolean(),
      together: z.boolean(),
    }),
  ),
  /** Made by an installation with invented data. */
  example: z.boolean(),
});
export type StatementContent = z.infer<typeof statementContent>;

/** Makes the content of a statement out of the entries that stand, the oldest first. */
export function contentOf(
  entries: readonly CountedEntry[],
  { made, ...about }: Pick<StatementContent, 'issuer' | 'code' | 'name' | 'example'> & { made: Date },
): StatementContent {
  const standing = entries
    .filter(({ state }) => state === 'stands')
    .toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
  const totals = totalsOf(standing);
  return {
    kind: 'hours-statement',
    ...about,
    made: toAmsterdam(made).day,
    total: totals.all,
    totals: Object.fromEntries(totals.kinds),
    entries: standing.map((entry) => ({
      day: toAmsterdam(entry.startedAt).day,
      from: toHHMM(toAmsterdam(entry.startedAt).minutes),
      to: toHHMM(toAmsterdam(entry.endedAt).minutes),
      minutes: minutesOf(entry),
      kind: entry.kind,
      place: entry.place,
      dutch: entry.dutch,
      together: entry.together,
    })),
  };
}

/** Letters and digits that nobody confuses when they type them from paper (Crockford). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 16;

/** A code of 80 bits in groups of four, out of at least ten bytes. */
export function codeFrom(bytes: Uint8Array): string {
  const bits = [...bytes.slice(0, 10)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = Array.from(
    { length: CODE_LENGTH },
    (_, place) => ALPHABET[Number.parseInt(bits.slice(place * 5, place * 5 + 5), 2)],
  ).join('');
  return letters.replace(/.{4}(?=.)/g, '$&-');
}

/** A code as somebody typed it, in its one spelling; empty when it is none. */
export function readCode(typed: string): string {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (letters.length !== CODE_LENGTH || [...letters].some((letter) => !ALPHABET.includes(letter))) return '';
  return letters.replace(/.{4}(?=.)/g, '$&-');
}
