import { ok, type Result, refuse } from '#core/result.ts';

export interface FetchPolicy {
  stop: AbortSignal;
  /** A request without any new data for this long is given up. */
  silenceTimeoutMs: number;
  /** Wait before the second attempt; doubled for each further one. */
  retryDelayMs: number;
}

export type FetchError =
  | 'unreachable'
  | 'not-found'
  | 'refused'
  | 'bad-redirect'
  | 'too-large'
  | 'not-json'
  | 'stopped';

const MAX_ATTEMPTS = 3;
const MAX_RETRY_DELAY_MS = 60_000;
const MAX_REDIRECTS = 5;
const MAX_JSON_BYTES = 64_000_000;

/** Fetches JSON of at most 64 MB, with a few attempts. */
export async function getJson(url: URL, policy: FetchPolicy): Promise<Result<unknown, FetchError>> {
  const response = await getBytes(url, policy, MAX_JSON_BYTES);
  if (!response.ok) return response;
  try {
    return ok(JSON.parse(new TextDecoder().decode(Buffer.concat(response.value))));
  } catch {
    return refuse('not-json');
  }
}

async function getBytes(
  url: URL,
  policy: FetchPolicy,
  maxBytes: number,
): Promise<Result<Uint8Array[], FetchError>> {
  const chunks: Uint8Array[] = [];
  const result = await download(url, policy, maxBytes, {
    restart: () => void chunks.splice(0),
    write: async (chunk) => void chunks.push(chunk),
  });
  return result.ok ? ok(chunks) : result;
}

export interface DownloadSink {
  /** Called before every attempt: discards what an earlier attempt wrote. */
  restart: () => void | Promise<void>;
  write: (chunk: Uint8Array) => Promise<void>;
}

/** Downloads into `sink`, and again after a temporary failure. */
export async function download(
  url: URL,
  policy: FetchPolicy,
  maxBytes: number,
  sink: DownloadSink,
): Promise<Result<null, FetchError>> {
  for (let attempt = 1; ; attempt++) {
    await sink.restart();
    const result = await attemptDownload(url, policy, maxBytes, sink);
    if (policy.stop.aborted) return refuse('stopped');
    if (result.ok || result.refusal !== 'unreachable' || attempt >= MAX_ATTEMPTS)
      return result.ok ? result : refuse(result.refusal);
    const delayMs = result.retryAfterMs ?? policy.retryDelayMs * 2 ** (attempt - 1);
    await wait(Math.min(MAX_RETRY_DELAY_MS, delayMs), policy.stop);
  }
}

type AttemptResult = Result<null, FetchError> & { retryAfterMs?: number };

async function attemptDownload(
  url: URL,
  policy: FetchPolicy,
  maxBytes: number,
  sink: DownloadSink,
): Promise<AttemptResult> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), policy.silenceTimeoutMs);
  try {
    const response = await followRedirects(url, AbortSignal.any([silence.signal, policy.stop]));
    if (!response.ok) return response;
    const { status, headers, body } = response.value;
    if (status === 429 || status >= 500)
      return { ...refuse('unreachable'), retryAfterMs: parseRetryAfter(headers.get('retry-after')) };
    if (status === 404 || status === 410) return refuse('not-found');
    if (status !== 200) return refuse('refused');
    let bytes = 0;
    for await (const chunk of body ?? []) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), policy.silenceTimeoutMs);
      bytes += chunk.length;
      if (bytes > maxBytes) return refuse('too-large');
      await sink.write(chunk);
    }
    return ok(null);
  } catch {
    return refuse('unreachable');
  } finally {
    clearTimeout(timer);
    silence.abort();
  }
}

/** Follows redirects to http and https only, and never from https back to http. */
async function followRedirects(start: URL, signal: AbortSignal): Promise<Result<Response, 'bad-redirect'>> {
  let url = start;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const headers = {
      accept: 'application/json, application/x-ndjson;q=0.9',
      'user-agent': 'VanOnderop-import/1',
    };
    const response = await fetch(url, { redirect: 'manual', signal, headers });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || !location) return ok(response);
    await response.body?.cancel();
    const next = URL.parse(location, url);
    if (!next || !/^https?:$/.test(next.protocol) || (url.protocol === 'https:' && next.protocol === 'http:'))
      return refuse('bad-redirect');
    url = next;
  }
  return refuse('bad-redirect');
}

/** The `Retry-After` header in milliseconds; a date in it is ignored. */
function parseRetryAfter(header: string | null): number | undefined {
  const seconds = Number(header);
  return header && Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

/** Waits until the time is over or `stop` is aborted. */
const wait = (durationMs: number, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(finish, durationMs);
    stop.addEventListener('abort', finish, { once: true });
    if (stop.aborted) finish();
  });
