import { ok, type Result, refuse } from '#core/result.ts';
import { imageType } from './tile.ts';

/** A tile as it came in, and what it was seen to be. */
export interface TileImage {
  bytes: Uint8Array;
  type: string;
}

export type TileError = 'unreachable' | 'refused' | 'elsewhere' | 'too-large' | 'no-picture';

const LARGEST = 500_000;
const HOPS = 2;

/**
 * Gets a tile from the operator's server. It hears the name of this house and nothing of any visitor.
 * @param patience how long the whole of it may take, in milliseconds
 */
export async function fetchTile(
  address: string,
  app: string,
  patience: number,
): Promise<Result<TileImage, TileError>> {
  const enough = AbortSignal.timeout(patience);
  try {
    const answer = await follow(new URL(address), app, enough);
    if (!answer.ok) return answer;
    const { status, headers, body } = answer.value;
    const told = headers.get('content-type') ?? '';
    const why: TileError | undefined =
      status !== 200
        ? 'refused'
        : !told.startsWith('image/')
          ? 'no-picture'
          : Number(headers.get('content-length')) > LARGEST
            ? 'too-large'
            : undefined;
    if (why) {
      await body?.cancel();
      return refuse(why);
    }
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of body ?? []) {
      size += part.length;
      if (size > LARGEST) return refuse('too-large');
      parts.push(part);
    }
    const bytes = Buffer.concat(parts);
    const type = imageType(bytes);
    return type ? ok({ bytes, type }) : refuse('no-picture');
  } catch {
    return refuse('unreachable');
  }
}

/** Follows a redirect on the same server, never to another one, and never from https back to http. */
async function follow(first: URL, app: string, signal: AbortSignal): Promise<Result<Response, 'elsewhere'>> {
  let url = first;
  for (let hop = 0; hop <= HOPS; hop++) {
    const headers = { accept: 'image/*', 'user-agent': `VanOnderop (${app})` };
    const answer = await fetch(url, { redirect: 'manual', credentials: 'omit', signal, headers });
    const to = answer.headers.get('location');
    if (answer.status < 300 || answer.status >= 400 || !to) return ok(answer);
    await answer.body?.cancel();
    const next = URL.parse(to, url);
    const same = next?.host === first.host && (next.protocol === url.protocol || next.protocol === 'https:');
    if (!next || !same) return refuse('elsewhere');
    url = next;
  }
  return refuse('elsewhere');
}
