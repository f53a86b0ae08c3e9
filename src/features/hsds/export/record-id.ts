import { createHash } from 'node:crypto';

/** A random UUID; it must never change, or every id in the feed would. */
const NAMESPACE_UUID = Buffer.from('7c0f1d0e6a9b4b57a1f3c2d95e8b4f60', 'hex');

/** A stable id (UUID version 5, RFC 9562 §5.5) for a record that has no row in our database. */
export function recordId(...parts: string[]): string {
  const hash = createHash('sha1').update(NAMESPACE_UUID).update(parts.join('\n')).digest().subarray(0, 16);
  hash[6] = ((hash[6] as number) & 0x0f) | 0x50;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
