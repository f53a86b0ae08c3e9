import { ok, type Result, refuse } from '#core/result.ts';
import { imageType } from './tile.ts';

/** The bytes of a tile, and their media type by how they begin. */
export interface TileImage {
  bytes: Uint8Array;
  type: string;
}

export type TileError = 'unreachable' | 'refused' | 'elsewhere' | 'too-large' | 'no-picture';

const MAX_TILE_BYTES = 500_000;
const MAX_REDIRECTS = 2;

/**
 * Fetches a tile from the server of the operator. That server learns the public address of this application and nothing
 * of any visitor.
 * @param publicUrl of this application, for the User-Agent header
 * @param timeoutMs for the whole of it, redirects and body included
 */
export async function fetchTile(
  url: string,
  publicUrl: string,
  timeoutMs: number,
): Promise<Result<TileImage, TileError>> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetchSameHost(new URL(url), publicUrl, signal);
    if (!response.ok) return response;
    const { status, headers, body } = response.value;
    const contentType = headers.get('content-type') ?? '';
    const error: TileError | undefined =
      status !== 200
        ? 'refused'
        : !contentType.startsWith('image/')
          ? 'no-picture'
          : Number(headers.get('content-length')) > MAX_TILE_BYTES
            ? 'too-large'
            : undefined;
    if (error) {
      await body?.cancel();
      return refuse(error);
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of body ?? []) {
      size += chunk.length;
      if (size > MAX_TILE_BYTES) return refuse('too-large');
      chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks);
    const type = imageType(bytes);
    return type ? ok({ bytes, type }) : refuse('no-picture');
  } catch {
    return refuse('unreachable');
  }
}

/** Follows a redirect on the same server, never to another one, and never from https back to http. */
async function fetchSameHost(
  first: URL,
  publicUrl: string,
  signal: AbortSignal,
): Promise<Result<Response, 'elsewhere'>> {
  let url = first;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const headers = { accept: 'image/*', 'user-agent': `VanOnderop (${publicUrl})` };
    const response = await fetch(url, { redirect: 'manual', credentials: 'omit', signal, headers });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || !location) return ok(response);
    await response.body?.cancel();
    const next = URL.parse(location, url);
    const sameHost =
      next?.host === first.host && (next.protocol === url.protocol || next.protocol === 'https:');
    if (!next || !sameHost) return refuse('elsewhere');
    url = next;
  }
  return refuse('elsewhere');
}
