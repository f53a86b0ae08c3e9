import type { AppContext } from '#core/context.ts';
import { type Result, refuse } from '#core/result.ts';
import { checkShortTranslation } from './check-translation.ts';
import { type TranslationServerError, translateTexts } from './libretranslate.ts';
import { supportedPair } from './supported-languages.ts';
import type { TranslationError } from './types.ts';

/** A translation is at most so many times as long as its source, or it is something else. */
const MAX_GROWTH = 4;

/**
 * Translates a short text with the translation server that the operator chose.
 * @returns `waiting`: no answer now, try again later; `not-spoken`: there is no server, or it does not know the languages
 */
export async function translateText(
  app: AppContext,
  text: string,
  languages: { from: string; to: string },
  signal?: AbortSignal,
): Promise<Result<string, TranslationServerError | TranslationError>> {
  const server = app.settings.translation;
  const pair = server && (await supportedPair(app, languages.from, languages.to));
  if (!server || !pair) return refuse('not-spoken');
  const translated = await translateTexts(server, { q: [text], ...pair }, signal);
  if (!translated.ok) return translated;
  const [first = ''] = translated.value;
  return checkShortTranslation(text, first, Math.max(200, text.length * MAX_GROWTH));
}
