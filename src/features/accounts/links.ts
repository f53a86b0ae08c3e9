import { createHmac } from 'node:crypto';
import type { House } from '#kernel/house.ts';
import { hashToken } from './keys.ts';

type Secret = Pick<House, 'secret'>;

const keyed = ({ secret }: Secret, ...words: string[]): Buffer =>
  createHmac('sha256', secret).update(words.join('|')).digest();

/** A number that nobody can guess from the form it came from: a second tap on the same form finds the same one. */
export function idFrom(house: Secret, kind: string, once: string): string {
  const hex = keyed(house, 'id', kind, once).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * The private link of something that somebody made without an account: the house can write it again in a later letter,
 * the database alone cannot (it holds the hash).
 */
export const linkToken = (house: Secret, kind: string, id: string): string =>
  keyed(house, 'link', kind, id).toString('base64url');

export const linkHash = (house: Secret, kind: string, id: string): Buffer =>
  hashToken(linkToken(house, kind, id));
