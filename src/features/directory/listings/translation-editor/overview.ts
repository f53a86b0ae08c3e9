import type { Owner } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { listingTexts } from '../../translations/queries.ts';
import { translationRequests } from '../machine-translation/queries.ts';
import { supportedTargets } from '../machine-translation/supported-languages.ts';
import { findListing } from '../model/queries.ts';
import type { Listing } from '../model/types.ts';
import { type TranslationStatus, translationStatuses } from './status.ts';

const MESSAGES = ['kept', 'gone', 'asked', 'too-often'] as const;

/** The state of a listing in the other languages, as the owner page shows it. */
export interface TranslationOverview {
  statuses: TranslationStatus[];
  /** Whether machine translations can be requested: not on this server, only once the listing is public, or now. */
  machine: 'none' | 'when-public' | 'ready';
  /** In milliseconds. Part of the link that reloads the page: a browser only scrolls when the address is the same. */
  timestampMs: number;
  /** What was just done here. */
  message?: (typeof MESSAGES)[number] | undefined;
}

/** Reads the state of the other languages, for the holder of the private link. */
export async function translationOverview(
  ctx: RequestContext<Owner>,
  { id, form, state }: Listing,
): Promise<TranslationOverview> {
  const { app, query } = ctx;
  const supported = state === 'public' ? await supportedTargets(app, form.textLanguage) : [];
  const [texts, requests] = await ctx.readPublic(async (tx) => {
    // From here on the transaction acts for the holder of the link.
    await findListing(tx, { link: ctx.actor.link });
    return [await listingTexts(tx, id), await translationRequests(tx, id)];
  });
  const readyOrNone = supported.length > 0 ? 'ready' : 'none';
  return {
    statuses: translationStatuses(form, texts, requests, supported),
    machine: app.settings.translation && state !== 'public' ? 'when-public' : readyOrNone,
    timestampMs: app.now().getTime(),
    message: MESSAGES.find((message) => message === query.get('texts')),
  };
}
