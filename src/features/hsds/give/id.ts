import { createHash } from 'node:crypto';

/** Our own namespace: made once, kept for ever. */
const NAMESPACE = Buffer.from('7c0f1d0e6a9b4b57a1f3c2d95e8b4f60', 'hex');

/** The same id for the same thing each time (UUID version 5, RFC 9562 §5.5): for what has no row of its own here. */
export function idFor(...about: string[]): string {
  const hash = createHash('sha1').update(NAMESPACE).update(about.join('\n')).digest().subarray(0, 16);
  hash[6] = ((hash[6] as number) & 0x0f) | 0x50;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
