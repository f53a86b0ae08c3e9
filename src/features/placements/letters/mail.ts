import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { formatCalendarDay, formatDate } from '#core/i18n/formats.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { quoteForEmail } from '#core/mail/strangers-words.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { type ListingOwner, listingUrl } from '#features/directory';
import { messagesIn, teamMessagesIn } from '../messages.ts';
import { LETTER_LINK, type RequestNews } from './queries.ts';

/** So many requests are named in a letter to an initiative; the inbox shows all. */
const MAX_LINES = 10;

const stopUrlOf = (app: AppContext, language: string, letter: string) =>
  `${app.publicUrl}/${language}/placement-letters/${privateLinkToken(app, LETTER_LINK, letter)}`;

/** A mail program can unsubscribe with one click (RFC 8058). */
const unsubscribe = (stopUrl: string) => ({
  headers: {
    'List-Unsubscribe': `<${stopUrl}/stop>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
});

/**
 * Emails somebody who asked for a place that something changed: the name of the initiative, the state, and where to read on.
 * Nothing else of the request, for a mailbox may be read by others.
 * @returns false when strangers caused as many letters to this mailbox today as they may
 */
export async function emailNews(
  tx: Tx,
  app: AppContext,
  letter: string,
  { news, name }: { news: RequestNews; name: string },
): Promise<boolean> {
  const { language, kind, state, promisedOn } = news;
  const t = messagesIn(language);
  const stopUrl = stopUrlOf(app, language, letter);
  const what =
    kind === 'suggest'
      ? t('mail.request.suggest')
      : kind === 'postpone'
        ? t('mail.request.postponed', { day: formatCalendarDay(promisedOn, language) })
        : // A request without its first step is told to nobody.
          t(`state.${state === 'new' ? 'asked' : state}`);
  return enqueueEmail(tx, app, {
    cause: 'stranger',
    recipient: news.email,
    subject: t('mail.request.subject'),
    body: [
      t('mail.request'),
      quoteForEmail(name),
      what,
      t('mail.request.open'),
      `${app.publicUrl}/${language}/requests`,
      t('mail.request.stop'),
      stopUrl,
    ].join('\n\n'),
    language,
    idempotencyKey: `placement:${news.request}:${news.steps}`,
    extras: unsubscribe(stopUrl),
  });
}

/**
 * Emails an initiative what waits for its answer, oldest first: since when and promised by when, and nobody's name, because a
 * consent that is withdrawn cannot empty a mailbox.
 */
export async function emailWaiting(
  tx: Tx,
  app: AppContext,
  letter: string,
  {
    owner,
    waiting,
    today,
  }: { owner: ListingOwner; waiting: { askedAt: Date; promisedOn: string }[]; today: string },
): Promise<void> {
  const { language } = owner;
  const t = teamMessagesIn(language);
  const stopUrl = stopUrlOf(app, language, letter);
  const lines = waiting.slice(0, MAX_LINES).map(({ askedAt, promisedOn }) =>
    t(promisedOn < today ? 'mail.digest.late' : 'mail.digest.line', {
      asked: formatDate(askedAt, language),
      promised: formatCalendarDay(promisedOn, language),
    }),
  );
  await enqueueEmail(tx, app, {
    cause: 'schedule',
    recipient: owner.email,
    subject: t('mail.digest.subject'),
    body: [
      t('mail.digest', { count: waiting.length }),
      quoteForEmail(owner.name),
      lines.join('\n'),
      t('mail.digest.open'),
      listingUrl(app, owner),
      t('mail.digest.stop'),
      stopUrl,
    ].join('\n\n'),
    language,
    idempotencyKey: `placements:${owner.id}:${today}`,
    extras: unsubscribe(stopUrl),
  });
}
