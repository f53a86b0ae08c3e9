import type { AppContext } from '#core/context.ts';
import { type InterfaceLanguage, interfaceLanguages } from '#core/i18n/languages.ts';
import { refuse } from '#core/result.ts';
import type { TranslationServer } from '../../settings.ts';
import { languagePair, type SupportedLanguage } from './language-codes.ts';
import { fetchSupportedLanguages } from './libretranslate.ts';

interface CacheEntry {
  languages: readonly SupportedLanguage[];
  /** On the clock of `performance.now()`. */
  fetchedAtMs: number;
  validForMs: number;
  pending?: Promise<void> | undefined;
}

const VALID_AFTER_ANSWER_MS = 3_600_000;
const VALID_AFTER_FAILURE_MS = 60_000;
/** How long a page waits for the translation server before it is shown without its languages. */
const MAX_PAGE_WAIT_MS = 1_500;

const cache = new WeakMap<AppContext, CacheEntry>();

/**
 * The languages of the chosen translation server, from memory. An old answer is refreshed in the background; only the first
 * time the caller waits, and then briefly.
 */
async function supportedLanguages(app: AppContext): Promise<readonly SupportedLanguage[]> {
  const server = app.settings.translation;
  if (!server) return [];
  const entry: CacheEntry = cache.get(app) ?? {
    languages: [],
    fetchedAtMs: Number.NEGATIVE_INFINITY,
    validForMs: 0,
  };
  cache.set(app, entry);
  if (performance.now() - entry.fetchedAtMs < entry.validForMs) return entry.languages;
  entry.pending ??= refresh(app, server, entry);
  if (!entry.languages.length) await Promise.race([entry.pending, maxPageWait()]);
  return entry.languages;
}

/** Asks once; a failure of any kind is answered with the old languages, and the question is forgotten either way. */
async function refresh(app: AppContext, server: TranslationServer, entry: CacheEntry): Promise<void> {
  const fetched = await fetchSupportedLanguages(server).catch(() => refuse('waiting' as const));
  entry.fetchedAtMs = performance.now();
  entry.validForMs = fetched.ok ? VALID_AFTER_ANSWER_MS : VALID_AFTER_FAILURE_MS;
  entry.pending = undefined;
  if (fetched.ok) entry.languages = fetched.value;
  else app.log.info('the translation server did not list its languages', { why: fetched.refusal });
}

const maxPageWait = (): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, MAX_PAGE_WAIT_MS).unref());

/** The server's codes for both languages, when it can translate from the one into the other. */
export const supportedPair = async (app: AppContext, from: string, to: string) =>
  languagePair(await supportedLanguages(app), from, to);

/** The interface languages into which the chosen server can translate from this language; none without a server. */
export async function supportedTargets(app: AppContext, from: string): Promise<InterfaceLanguage[]> {
  const supported = await supportedLanguages(app);
  return interfaceLanguages.flatMap(({ code }) => (languagePair(supported, from, code) ? [code] : []));
}
