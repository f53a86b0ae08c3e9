/** More times than any week has, so that a URL of any length costs little. */
const MAX_TIMES = 20;
const UUID_BYTES = 16;

/** Ids of weekly times (UUIDs) as one short piece of a URL. */
export const packTimes = (ids: readonly string[]): string =>
  Buffer.concat(ids.slice(0, MAX_TIMES).map((id) => Buffer.from(id.replaceAll('-', ''), 'hex'))).toString(
    'base64url',
  );

/** The inverse of `packTimes`; an empty list for anything that it does not make. */
export function unpackTimes(packed: string): string[] {
  const bytes = Buffer.from(packed, 'base64url');
  if (bytes.length % UUID_BYTES !== 0 || bytes.length > MAX_TIMES * UUID_BYTES) return [];
  return Array.from({ length: bytes.length / UUID_BYTES }, (_, i) => {
    const hex = bytes.subarray(i * UUID_BYTES, (i + 1) * UUID_BYTES).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  });
}
