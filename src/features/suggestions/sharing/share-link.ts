/** Longer than any week: what somebody puts in an address has an end. */
const MOST = 20;

/** Ids of weekly times (UUIDs) as one short piece of an address. */
export const packTimes = (ids: readonly string[]): string =>
  Buffer.concat(ids.slice(0, MOST).map((id) => Buffer.from(id.replaceAll('-', ''), 'hex'))).toString(
    'base64url',
  );

/** The other way round. What is no list of ids gives none. */
export function unpackTimes(packed: string): string[] {
  const bytes = Buffer.from(packed, 'base64url');
  if (bytes.length % 16 !== 0 || bytes.length > MOST * 16) return [];
  return Array.from({ length: bytes.length / 16 }, (_, i) => {
    const hex = bytes.subarray(i * 16, i * 16 + 16).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  });
}
