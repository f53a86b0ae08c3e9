import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { messagesIn } from '../messages.ts';
import { OWN_PATH, PAIRS_PATH, PROPOSALS_PATH } from '../model/paths.ts';
import { LETTER_LINK, type LetterRecipient } from './queries.ts';

export const LETTER_KINDS = ['proposal', 'reminder', 'pair', 'check-in', 'renew'] as const;
export type MeetingLetterKind = (typeof LETTER_KINDS)[number];

/** Where each kind leads. */
const LEADS_TO: Record<MeetingLetterKind, string> = {
  proposal: PROPOSALS_PATH,
  reminder: PROPOSALS_PATH,
  pair: PAIRS_PATH,
  'check-in': PAIRS_PATH,
  renew: OWN_PATH,
};

/**
 * Emails somebody that there is something for them to look at: never a name, an organisation or an answer, for a mailbox may be read by
 * others. A letter that reminds says the same, whether anybody asked for it or not.
 */
export async function emailLetter(
  tx: Tx,
  app: AppContext,
  {
    kind,
    letter,
    recipient,
    key,
  }: { kind: MeetingLetterKind; letter: string; recipient: LetterRecipient; key: string },
): Promise<void> {
  const { language } = recipient;
  const t = messagesIn(language);
  const stopUrl = `${app.publicUrl}/${language}/befriending-letters/${privateLinkToken(app, LETTER_LINK, letter)}`;
  await enqueueEmail(tx, app, {
    cause: 'schedule',
    recipient: recipient.email,
    subject: t(`letters.${kind}.subject`),
    body: [
      t(`letters.${kind}`),
      `${app.publicUrl}/${language}${LEADS_TO[kind]}`,
      t('letters.stop.how'),
      stopUrl,
    ].join('\n\n'),
    language,
    idempotencyKey: `befriending:${recipient.member}:${key}`,
    // A mail program can unsubscribe with one click (RFC 8058).
    extras: {
      headers: {
        'List-Unsubscribe': `<${stopUrl}/stop>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    },
  });
}
