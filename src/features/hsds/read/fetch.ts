import { ok, type Result, refuse } from '#core/result.ts';

/** How patient and how polite we are. All times in milliseconds. */
export interface Manners {
  stop: AbortSignal;
  /** Longest silence. */
  patience: number;
  /** First pause after a failure; the next is twice as long. */
  pause: number;
}

export type NotGot =
  | 'unreachable'
  | 'not-found'
  | 'refused'
  | 'bad-redirect'
  | 'too-large'
  | 'not-json'
  | 'stopped';

const TRIES = 3;
const LONGEST_WAIT = 60_000;
const JSON_LARGEST = 64_000_000;

/** Gets JSON from the web, one request at a time, with a few tries; never more than 64 MB. */
export async function getJson(url: URL, manners: Manners): Promise<Result<unknown, NotGot>> {
  const got = await getBytes(url, manners, JSON_LARGEST);
  if (!got.ok) return got;
  try {
    return ok(JSON.parse(new TextDecoder().decode(Buffer.concat(got.value))));
  } catch {
    return refuse('not-json');
  }
}

async function getBytes(url: URL, manners: Manners, largest: number): Promise<Result<Uint8Array[], NotGot>> {
  const parts: Uint8Array[] = [];
  const got = await download(url, manners, largest, {
    begin: () => void parts.splice(0),
    take: async (part) => void parts.push(part),
  });
  return got.ok ? ok(parts) : got;
}

export interface Sink {
  /** A try begins: what came before does not count. */
  begin: () => void | Promise<void>;
  take: (part: Uint8Array) => Promise<void>;
}

/** Downloads into `sink`, again after a failure that may pass. */
export async function download(
  url: URL,
  manners: Manners,
  largest: number,
  sink: Sink,
): Promise<Result<null, NotGot>> {
  for (let attempt = 1; ; attempt++) {
    await sink.begin();
    const got = await once(url, manners, largest, sink);
    if (manners.stop.aborted) return refuse('stopped');
    if (got.ok || got.refusal !== 'unreachable' || attempt >= TRIES)
      return got.ok ? got : refuse(got.refusal);
    await wait(Math.min(LONGEST_WAIT, got.after ?? manners.pause * 2 ** (attempt - 1)), manners.stop);
  }
}

type Once = Result<null, NotGot> & { after?: number };

async function once(url: URL, manners: Manners, largest: number, sink: Sink): Promise<Once> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), manners.patience);
  try {
    const answer = await follow(url, AbortSignal.any([silence.signal, manners.stop]));
    if (!answer.ok) return answer;
    const { status, headers, body } = answer.value;
    if (status === 429 || status >= 500)
      return { ...refuse('unreachable'), after: retryAfter(headers.get('retry-after')) };
    if (status === 404 || status === 410) return refuse('not-found');
    if (status !== 200) return refuse('refused');
    let size = 0;
    for await (const part of body ?? []) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), manners.patience);
      size += part.length;
      if (size > largest) return refuse('too-large');
      await sink.take(part);
    }
    return ok(null);
  } catch {
    return refuse('unreachable');
  } finally {
    clearTimeout(timer);
    silence.abort();
  }
}

/** Follows at most five redirects, to http and https alone, and never from https back to http. */
async function follow(first: URL, signal: AbortSignal): Promise<Result<Response, 'bad-redirect'>> {
  let url = first;
  for (let hop = 0; hop <= 5; hop++) {
    const headers = {
      accept: 'application/json, application/x-ndjson;q=0.9',
      'user-agent': 'VanOnderop-import/1',
    };
    const answer = await fetch(url, { redirect: 'manual', signal, headers });
    const to = answer.headers.get('location');
    if (answer.status < 300 || answer.status >= 400 || !to) return ok(answer);
    await answer.body?.cancel();
    const next = URL.parse(to, url);
    if (!next || !/^https?:$/.test(next.protocol) || (url.protocol === 'https:' && next.protocol === 'http:'))
      return refuse('bad-redirect');
    url = next;
  }
  return refuse('bad-redirect');
}

function retryAfter(text: string | null): number | undefined {
  const seconds = Number(text);
  return text && Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

export const wait = (milliseconds: number, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    stop.addEventListener('abort', done, { once: true });
    if (stop.aborted) done();
  });
