import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { inDaytime } from '#core/time/quiet-hours.ts';
import { messagesIn } from '../messages.ts';
import type { MarketStall } from './types.ts';

/** Tells an organisation whether its request for a stall was accepted, with the answer of the team. */
export async function sendStallAnswerEmail(
  tx: Tx,
  app: AppContext,
  recipient: string,
  { id, language }: Pick<MarketStall, 'id' | 'language'>,
  { state, answer }: { state: 'accepted' | 'declined'; answer: string },
): Promise<void> {
  const t = messagesIn(language);
  const url = `${app.publicUrl}/${language}/stand/${privateLinkToken(app, 'stand', id)}`;
  await enqueueEmail(tx, app, {
    cause: 'team',
    recipient,
    subject: t('mail.stand.subject'),
    body: [t(`stand.state.${state}`), answer, url].filter(Boolean).join('\n\n'),
    language,
    idempotencyKey: `stand:${id}:${state}:${answer}`,
    notBefore: inDaytime(app.now()),
  });
}
