import { z } from 'zod';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { isInterfaceLanguage } from '#core/i18n/languages.ts';
import { type Job, type JobHandler, MAX_TRIES, startJobRunner } from '#core/jobs.ts';
import { privateLinkHash } from '#core/private-links.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import {
  endTranslationRequest,
  listingTexts,
  lockListingByLink,
  saveListingText,
  translationRequests,
} from '../../translations/queries.ts';
import { sourceTextOf } from '../../translations/texts.ts';
import type { SourceText, TranslationError, TranslationRequest } from '../../translations/types.ts';
import type { Listing } from '../model/types.ts';
import { checkTranslation } from './check-translation.ts';
import { hideName } from './hide-name.ts';
import { type TranslationServerError, translateTexts } from './libretranslate.ts';
import { republishTexts, TRANSLATION_JOB } from './requests.ts';
import { supportedPair } from './supported-languages.ts';

const asked = z.object({
  listing: z.uuid(),
  language: z.string().refine(isInterfaceLanguage),
  number: z.number().int(),
});
type Asked = { listing: string } & Pick<TranslationRequest, 'language' | 'number'>;

/** Starts what translates, beside the other work so that no letter waits for it. @returns a stop */
export function startTranslationWorker(app: AppContext, everyMs?: number): () => Promise<void> {
  if (!app.settings.translation) return async () => {};
  const stopping = new AbortController();
  const stop = startJobRunner(app, { [TRANSLATION_JOB]: translationJobHandler(stopping.signal) }, everyMs);
  return async () => {
    stopping.abort();
    await stop();
  };
}

/** Makes one text in one language; what cannot be shown is said on the own page, and changes nothing. */
export const translationJobHandler =
  (stop?: AbortSignal): JobHandler =>
  async (app, job) => {
    const ask = asked.parse(job.body);
    const mine = await stillAsked(app, ask);
    if (!mine) return;
    const source = sourceTextOf(mine.form);
    const made = await madeOf(app, source, mine.form.organisation, ask.language, stop);
    if (!made.ok) return didNot(app, ask, made.refusal, job);
    await actFor(app, ask, async (tx, now) => {
      const text = { ...made.value, language: ask.language, by: 'machine' as const, source };
      if (await saveListingText(tx, mine.id, text, app.now())) await republishTexts(tx, now);
    });
  };

/** Acts for whoever holds the own link, as long as this is what was asked last. */
async function actFor(
  app: AppContext,
  ask: Asked,
  run: (tx: Tx, mine: Listing) => Promise<void>,
  trouble: TranslationError | null = null,
): Promise<void> {
  await inTransaction(app.db, {}, async (tx) => {
    const mine = await lockListingByLink(tx, privateLinkHash(app, 'listing', ask.listing), app.now());
    if (mine && (await endTranslationRequest(tx, mine.id, ask, trouble))) await run(tx, mine);
  });
}

/** The listing, when this is still asked and no person wrote it meanwhile. */
async function stillAsked(app: AppContext, ask: Asked): Promise<Listing | undefined> {
  return inTransaction(app.db, {}, async (tx) => {
    const mine = await lockListingByLink(tx, privateLinkHash(app, 'listing', ask.listing), app.now());
    if (mine?.state !== 'public') return undefined;
    const mark = (await translationRequests(tx, mine.id)).find(({ language }) => language === ask.language);
    if (mark?.number !== ask.number) return undefined;
    const there = (await listingTexts(tx, mine.id)).find(({ language }) => language === ask.language);
    if (there?.by !== 'person' && mine.form.textLanguage !== ask.language) return mine;
    await endTranslationRequest(tx, mine.id, ask);
    return undefined;
  });
}

async function madeOf(
  app: AppContext,
  source: SourceText,
  organisation: string,
  to: string,
  stop?: AbortSignal,
): Promise<Result<{ name: string; summary: string }, TranslationServerError | TranslationError>> {
  const way = await supportedPair(app, source.language, to);
  if (!app.settings.translation || !way) return refuse('not-spoken');
  // A name that is the organisation's own stays as it is; inside the text it is put away and put back.
  const named = source.name.trim() === organisation.trim();
  const words = named ? [source.summary] : [source.name, source.summary];
  const hidden = words.map((text) => hideName(text, organisation));
  const first = await translateTexts(
    app.settings.translation,
    { q: hidden.map(({ text }) => text), ...way },
    stop,
  );
  if (!first.ok) return first;
  let texts: (string | null)[] = hidden.map(({ restore }, at) => restore(first.value[at] ?? ''));
  if (texts.includes(null)) {
    const plain = await translateTexts(app.settings.translation, { q: words, ...way }, stop);
    if (!plain.ok) return plain;
    texts = plain.value;
  }
  const whole = texts.map((text) => text ?? '');
  const right = checkTranslation(source, named ? [source.name, ...whole] : whole);
  return right.ok ? ok(right.value) : right;
}

/** Says why on the own page. What may go better later is thrown, so that it is tried again. */
async function didNot(
  app: AppContext,
  ask: Asked,
  why: TranslationServerError | TranslationError,
  { tries }: Job,
): Promise<void> {
  const last = tries + 1 >= MAX_TRIES;
  const trouble: TranslationError = why === 'refused' || (why === 'waiting' && last) ? 'gave-up' : why;
  await actFor(app, ask, async () => {}, trouble);
  if (why === 'refused') app.log.info('the translation server said no', { language: ask.language });
  if (why === 'waiting') throw new Error('the translation server does not answer');
}
