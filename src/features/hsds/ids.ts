import { createHash } from 'node:crypto';
import type { Note } from './types.ts';
import { plain } from './values.ts';

const LONGEST = 200;

const checksum = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

/** An id as the source writes it, empty when it has none. Too long for an index: its beginning and a checksum. */
export function idOf(value: unknown, note?: Note): string {
  const id = plain(value)
    .toWellFormed()
    .replace(/\p{Cc}/gu, '');
  if (id.length <= LONGEST) return id;
  note?.('id-too-long', 'id', id);
  return `${id.slice(0, 100)}…${checksum(id)}`;
}

/** An id that a name always gets again. */
export const idFromName = (name: string): string => `name-${checksum(name.normalize('NFKC').toLowerCase())}`;

/** A name as part of the name of a source: small letters of any script, digits, points and hyphens. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100);
