import { z } from 'zod';
import { ok, type Result, refuse } from '#core/result.ts';
import type { TranslationServer } from '../../settings.ts';
import type { SupportedLanguage } from './language-codes.ts';

const REQUEST_TIMEOUT_MS = 20_000;
const MAX_RESPONSE_BYTES = 256 * 1024;

const translateResponse = z.object({ translatedText: z.array(z.string()) });
const languagesResponse = z
  .array(
    z.object({ code: z.string().min(2).max(16), targets: z.array(z.string().max(16)).max(500).optional() }),
  )
  .max(500);

/** `waiting`: no answer now, try again later. `refused`: the server rejects the request. `not-right`: an invalid response. */
export type TranslationServerError = 'waiting' | 'refused' | 'not-right';

/**
 * Translates texts with a server that has the API of LibreTranslate (`POST /translate`).
 * @returns the translations in the same order
 */
export async function translateTexts(
  server: TranslationServer,
  query: { q: string[]; source: string; target: string },
  signal?: AbortSignal,
): Promise<Result<string[], TranslationServerError>> {
  const body = { ...query, format: 'text', ...(server.key ? { api_key: server.key } : {}) };
  const response = await fetchJson(
    server,
    'translate',
    { method: 'POST', body: JSON.stringify(body) },
    signal,
  );
  if (!response.ok) return response;
  const parsed = translateResponse.safeParse(response.value);
  return parsed.success && parsed.data.translatedText.length === query.q.length
    ? ok(parsed.data.translatedText)
    : refuse('not-right');
}

/** The languages that the server can translate (`GET /languages`). */
export async function fetchSupportedLanguages(
  server: TranslationServer,
  signal?: AbortSignal,
): Promise<Result<SupportedLanguage[], TranslationServerError>> {
  const response = await fetchJson(server, 'languages', {}, signal);
  if (!response.ok) return response;
  const parsed = languagesResponse.safeParse(response.value);
  return parsed.success ? ok(parsed.data) : refuse('not-right');
}

async function fetchJson(
  { url }: TranslationServer,
  path: string,
  init: RequestInit,
  signal?: AbortSignal,
): Promise<Result<unknown, TranslationServerError>> {
  const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
  try {
    const response = await fetch(new URL(path, url.endsWith('/') ? url : `${url}/`), {
      ...init,
      // The texts go to the server that the operator chose, and to no other.
      redirect: 'manual',
      signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      return refuse(response.status === 429 || response.status >= 500 ? 'waiting' : 'refused');
    }
    const text = await readBounded(response);
    if (text === null) return refuse('not-right');
    return ok(JSON.parse(text));
  } catch (cause) {
    return refuse(cause instanceof SyntaxError ? 'not-right' : 'waiting');
  }
}

/** The response as text; null when it is larger than any valid response. */
async function readBounded(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of response.body ?? []) {
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_RESPONSE_BYTES) return null;
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
