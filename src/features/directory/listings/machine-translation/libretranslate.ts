import { z } from 'zod';
import { ok, type Result, refuse } from '#core/result.ts';
import type { TranslationServer } from '../../settings.ts';
import type { SupportedLanguage } from './language-codes.ts';

/** How long an answer may take, in milliseconds, and how large it may be. */
const PATIENCE = 20_000;
const LARGEST = 256 * 1024;

const answer = z.object({ translatedText: z.array(z.string()) });
const languages = z
  .array(
    z.object({ code: z.string().min(2).max(16), targets: z.array(z.string().max(16)).max(500).optional() }),
  )
  .max(500);

/** `waiting`: it may go better later. `refused`: the server says no. `not-right`: what came back is no answer. */
export type TranslationServerError = 'waiting' | 'refused' | 'not-right';

/** Asks a server that speaks as LibreTranslate does for texts in another language, in the same order. */
export async function translateTexts(
  server: TranslationServer,
  asked: { q: string[]; source: string; target: string },
  stop?: AbortSignal,
): Promise<Result<string[], TranslationServerError>> {
  const body = { ...asked, format: 'text', ...(server.key ? { api_key: server.key } : {}) };
  const got = await json(server, 'translate', { method: 'POST', body: JSON.stringify(body) }, stop);
  if (!got.ok) return got;
  const read = answer.safeParse(got.value);
  return read.success && read.data.translatedText.length === asked.q.length
    ? ok(read.data.translatedText)
    : refuse('not-right');
}

/** What the server can translate. */
export async function fetchSupportedLanguages(
  server: TranslationServer,
  stop?: AbortSignal,
): Promise<Result<SupportedLanguage[], TranslationServerError>> {
  const got = await json(server, 'languages', {}, stop);
  if (!got.ok) return got;
  const read = languages.safeParse(got.value);
  return read.success ? ok(read.data) : refuse('not-right');
}

async function json(
  { url }: TranslationServer,
  path: string,
  init: RequestInit,
  stop?: AbortSignal,
): Promise<Result<unknown, TranslationServerError>> {
  const late = AbortSignal.timeout(PATIENCE);
  try {
    const reply = await fetch(new URL(path, url.endsWith('/') ? url : `${url}/`), {
      ...init,
      // Words go to the server that was chosen, and to no other.
      redirect: 'manual',
      signal: stop ? AbortSignal.any([late, stop]) : late,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
    });
    if (reply.status === 429 || reply.status >= 500) {
      await reply.body?.cancel();
      return refuse('waiting');
    }
    if (reply.status !== 200) {
      await reply.body?.cancel();
      return refuse('refused');
    }
    const text = await bounded(reply);
    if (text === null) return refuse('not-right');
    return ok(JSON.parse(text));
  } catch (cause) {
    return refuse(cause instanceof SyntaxError ? 'not-right' : 'waiting');
  }
}

/** The answer as text; null when it is larger than any answer to us can be. */
async function bounded(reply: Response): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of reply.body ?? []) {
    size += part.length;
    if (size > LARGEST) return null;
    parts.push(part);
  }
  return new TextDecoder().decode(Buffer.concat(parts));
}
