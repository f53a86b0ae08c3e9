import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { inDaytime } from '#core/time/quiet-hours.ts';
import { placesLine } from '../edition/programme.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { whenParts } from '../edition/when.ts';
import { messagesIn } from '../messages.ts';
import type { MarketStall } from './types.ts';

/** Tells an organisation whether its request for a stall was accepted, at which meeting, with its number and the team's words. */
export async function sendStallAnswerEmail(
  tx: Tx,
  app: AppContext,
  recipient: string,
  edition: Edition,
  { id, language, state, answer, number }: MarketStall,
): Promise<void> {
  const t = messagesIn(language);
  const url = `${app.publicUrl}/${language}/stand/${privateLinkToken(app, 'stand', id)}`;
  const meeting = textOf(edition.texts, 'title', language);
  const about = t('mail.stand', { meeting, ...whenParts(edition, language), place: placesLine(edition) });
  const body = [
    about,
    t(`stand.state.${state}`),
    number && t('stand.number', { number }),
    answer,
    t('mail.stand.link'),
    url,
  ];
  await enqueueEmail(tx, app, {
    cause: 'team',
    recipient,
    subject: t('mail.stand.to', { meeting }),
    body: body
      .filter(Boolean)
      .join('\n\n')
      .replace(/[\u2066-\u2069]/g, ''),
    language,
    idempotencyKey: `stand:${id}:${state}:${number ?? ''}:${answer ?? ''}`,
    notBefore: inDaytime(app.now()),
  });
}
