import type { AppContext } from '#core/context.ts';
import { type InterfaceLanguage, interfaceLanguages } from '#core/i18n/languages.ts';
import { languagePair, type SupportedLanguage } from './language-codes.ts';
import { fetchSupportedLanguages } from './libretranslate.ts';

interface Known {
  spoken: readonly SupportedLanguage[];
  /** When it was asked last, and how long that holds. */
  at: number;
  lasts: number;
  asking?: Promise<void> | undefined;
}

/** A server that answered is asked again after an hour, one that did not after a minute. */
const HOUR = 3_600_000;
const MINUTE = 60_000;
/** Nobody waits longer than this for a page because of another server. */
const PAGE_WAITS = 1_500;

const known = new WeakMap<AppContext, Known>();

/** What the chosen server can translate, from memory; asked anew once in a while, without anybody waiting for it. */
async function spokenBy(app: AppContext): Promise<readonly SupportedLanguage[]> {
  const server = app.settings.translation;
  if (!server) return [];
  const now = performance.now();
  const mine: Known = known.get(app) ?? { spoken: [], at: Number.NEGATIVE_INFINITY, lasts: 0 };
  known.set(app, mine);
  if (now - mine.at < mine.lasts) return mine.spoken;
  mine.asking ??= fetchSupportedLanguages(server).then((answered) => {
    mine.at = performance.now();
    mine.lasts = answered.ok ? HOUR : MINUTE;
    mine.asking = undefined;
    if (answered.ok) mine.spoken = answered.value;
    else app.log.info('the translation server did not tell its languages', { why: answered.refusal });
  });
  if (!mine.spoken.length) await Promise.race([mine.asking, shortly()]);
  return mine.spoken;
}

const shortly = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, PAGE_WAITS).unref());

/** Both languages as the chosen server calls them, when it can make the one into the other. */
export const supportedPair = async (app: AppContext, from: string, to: string) =>
  languagePair(await spokenBy(app), from, to);

/** The languages of the interface that the chosen server can make of this one; none without a server. */
export async function supportedTargets(app: AppContext, from: string): Promise<InterfaceLanguage[]> {
  const spoken = await spokenBy(app);
  return interfaceLanguages.flatMap(({ code }) => (languagePair(spoken, from, code) ? [code] : []));
}
