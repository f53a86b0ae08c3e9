import { z } from 'zod';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { isInterfaceLanguage } from '#core/i18n/languages.ts';
import { type Job, type JobHandler, MAX_TRIES, startJobRunner } from '#core/jobs.ts';
import { privateLinkHash } from '#core/private-links.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { listingTexts, saveListingText } from '../../translations/queries.ts';
import { MAX_TEXT_LENGTH, sourceTextOf } from '../../translations/texts.ts';
import type { ListingText, SourceText } from '../../translations/types.ts';
import { republishTexts } from '../model/publish.ts';
import { lockListingByLink } from '../model/queries.ts';
import type { Listing } from '../model/types.ts';
import { checkShortTranslation, checkTranslation } from './check-translation.ts';
import { hideName } from './hide-name.ts';
import { type TranslationServerError, translateTexts } from './libretranslate.ts';
import { endTranslationRequest, translationRequests } from './queries.ts';
import { TRANSLATION_JOB } from './requests.ts';
import { supportedPair } from './supported-languages.ts';
import type { TranslationError } from './types.ts';

const jobBody = z.object({
  listing: z.uuid(),
  language: z.string().refine(isInterfaceLanguage),
  number: z.int32(),
});
type JobBody = z.infer<typeof jobBody>;

/** Starts the worker that makes machine translations. @returns a function that stops it */
export function startTranslationWorker(app: AppContext, everyMs?: number): () => Promise<void> {
  if (!app.settings.translation) return async () => {};
  return startJobRunner(app, { [TRANSLATION_JOB]: translationJob }, { everyMs });
}

/** Translates one listing into one language. An error is shown on the owner page, and no text changes. */
export const translationJob: JobHandler = async (app, job, signal) => {
  const request = jobBody.parse(job.body);
  const listing = await requestedListing(app, request);
  if (!listing) return;
  const source = sourceTextOf(listing.form);
  const translated = await translate(app, source, listing.form.organisation, request.language, signal);
  if (!translated.ok) return recordError(app, request, translated.refusal, job);
  await endRequest(app, request, async (tx, current) => {
    const text = { ...translated.value, language: request.language, by: 'machine' as const, source };
    if (await saveListingText(tx, current.id, text, app.now())) await republishTexts(tx, current);
  });
};

/** Ends the request and runs `change` on behalf of the owner, unless a newer request replaced this one. */
async function endRequest(
  app: AppContext,
  request: JobBody,
  change: (tx: Tx, listing: Listing) => Promise<void>,
  error: TranslationError | null = null,
): Promise<void> {
  await inTransaction(app.db, {}, async (tx) => {
    const link = privateLinkHash(app, 'listing', request.listing);
    const listing = await lockListingByLink(tx, link, app.now());
    if (listing && (await endTranslationRequest(tx, listing.id, request, error))) await change(tx, listing);
  });
}

/** The listing, when the request is still the newest and no person wrote the text meanwhile. */
async function requestedListing(app: AppContext, request: JobBody): Promise<Listing | undefined> {
  return inTransaction(app.db, {}, async (tx) => {
    const link = privateLinkHash(app, 'listing', request.listing);
    const listing = await lockListingByLink(tx, link, app.now());
    if (listing?.state !== 'public') return undefined;
    const requests = await translationRequests(tx, listing.id);
    const current = requests.find(({ language }) => language === request.language);
    if (current?.number !== request.number) return undefined;
    const texts = await listingTexts(tx, listing.id);
    const existing = texts.find(({ language }) => language === request.language);
    if (existing?.by !== 'person' && listing.form.textLanguage !== request.language) return listing;
    await endTranslationRequest(tx, listing.id, request);
    return undefined;
  });
}

async function translate(
  app: AppContext,
  source: SourceText,
  organisation: string,
  to: string,
  signal?: AbortSignal,
): Promise<Result<MachineTranslation, TranslationServerError | TranslationError>> {
  const pair = await supportedPair(app, source.language, to);
  const server = app.settings.translation;
  if (!server || !pair) return refuse('not-spoken');
  // An initiative that has the name of its organisation keeps that name; inside the texts a placeholder stands for it.
  const namedAfterOrganisation = source.name.trim() === organisation.trim();
  const practical = PRACTICAL_FIELDS.filter((field) => source[field]);
  const texts = [
    ...(namedAfterOrganisation ? [] : [source.name]),
    source.summary,
    ...practical.map((field) => source[field] ?? ''),
  ];
  const hidden = texts.map((text) => hideName(text, organisation));
  const first = await translateTexts(server, { q: hidden.map(({ text }) => text), ...pair }, signal);
  if (!first.ok) return first;
  let translations: (string | null)[] = hidden.map(({ restore }, index) => restore(first.value[index] ?? ''));
  if (translations.includes(null)) {
    // A placeholder was lost: translate once more with the name in the text.
    const second = await translateTexts(server, { q: texts, ...pair }, signal);
    if (!second.ok) return second;
    translations = second.value;
  }
  const complete = translations.map((text) => text ?? '');
  const withName = namedAfterOrganisation ? [source.name, ...complete] : complete;
  const checked = checkTranslation(source, withName.slice(0, 2));
  if (!checked.ok) return checked;
  const value: MachineTranslation = { ...checked.value, bring: null, route: null };
  for (const [index, field] of practical.entries()) {
    const text = checkShortTranslation(
      source[field] ?? '',
      withName[index + 2] ?? '',
      MAX_TEXT_LENGTH[field],
    );
    if (!text.ok) return text;
    value[field] = text.value;
  }
  return ok(value);
}

type MachineTranslation = Pick<ListingText, 'name' | 'summary' | 'bring' | 'route'>;
const PRACTICAL_FIELDS = ['bring', 'route'] as const;

/** Records the error for the owner page. Throws for what may succeed later, so that the job runs again. */
async function recordError(
  app: AppContext,
  request: JobBody,
  refusal: TranslationServerError | TranslationError,
  { tries }: Job,
): Promise<void> {
  const lastTry = tries + 1 >= MAX_TRIES;
  const error: TranslationError =
    refusal === 'refused' || (refusal === 'waiting' && lastTry) ? 'gave-up' : refusal;
  await endRequest(app, request, async () => {}, error);
  if (refusal === 'refused')
    app.log.info('the translation server rejected the request', { language: request.language });
  if (refusal === 'waiting') throw new Error('the translation server does not answer');
}
