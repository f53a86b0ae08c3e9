import { createHash } from 'node:crypto';
import type { RecordIssueSink } from './issues.ts';
import { asText } from './values.ts';

const MAX_ID_LENGTH = 200;
const MAX_SLUG_LENGTH = 100;

const checksum = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

/**
 * The id of a record in its source; empty when it has none. An id that is too long for a database index becomes its
 * beginning and a checksum.
 */
export function sourceIdOf(value: unknown, addIssue?: RecordIssueSink): string {
  const id = asText(value)
    .toWellFormed()
    .replace(/\p{Cc}/gu, '');
  if (id.length <= MAX_ID_LENGTH) return id;
  addIssue?.('id-too-long', 'id', id);
  return `${id.slice(0, 100)}…${checksum(id)}`;
}

/** An id for a record that has none: the same name always gives the same id. */
export const idFromName = (name: string): string => `name-${checksum(name.normalize('NFKC').toLowerCase())}`;

/** A name as part of a source name: lower-case letters of any script, digits, points, underscores and hyphens. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MAX_SLUG_LENGTH);
