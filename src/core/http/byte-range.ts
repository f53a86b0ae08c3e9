/**
 * Bytes as a response, or the part of them that was asked for (RFC 9110, §14). Safari plays no sound from a server that does not
 * answer in parts.
 * @param range the header `Range` as it came; of more than one part the whole is sent
 */
export function bytesResponse(
  content: Uint8Array,
  range: string,
  headers: { 'content-type': string; 'cache-control': string },
): Response {
  const all = { ...headers, 'accept-ranges': 'bytes' };
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range.trim()) ?? [];
  if (!first && !last) return new Response(new Uint8Array(content), { headers: all });
  const size = content.length;
  const start = first ? Number(first) : Math.max(0, size - Number(last));
  const end = first && last ? Math.min(Number(last), size - 1) : size - 1;
  if (start > end)
    return new Response(null, { status: 416, headers: { ...all, 'content-range': `bytes */${size}` } });
  return new Response(new Uint8Array(content.subarray(start, end + 1)), {
    status: 206,
    headers: { ...all, 'content-range': `bytes ${start}-${end}/${size}` },
  });
}
