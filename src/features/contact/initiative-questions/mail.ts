import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { quoteForEmail } from '#core/mail/strangers-words.ts';
import { listingOwners, listingUrl } from '#features/directory';
import { teamMessagesIn } from '../messages.ts';
import type { ContactQuestion } from '../model/types.ts';

/** A letter that comes later than this is of no use: the team has the question by then. */
const MAX_DELAY_DAYS = 2;

/**
 * Emails whoever keeps an initiative that somebody asked something, with the question and with the page on which they answer.
 * Who asked, and how they are reached, stands only on that page.
 */
export async function emailQuestionToOwner(
  tx: Tx,
  app: AppContext,
  question: Pick<ContactQuestion, 'id' | 'promisedAt' | 'offersHelp'>,
  initiative: string,
  text: string,
): Promise<void> {
  for (const owner of await listingOwners(tx, initiative)) {
    const t = teamMessagesIn(owner.language);
    const kind = question.offersHelp ? 'help' : 'question';
    await enqueueEmail(tx, app, {
      cause: 'stranger',
      recipient: owner.email,
      subject: t(`mail.owner.${kind}.subject`),
      body: [
        t(`mail.owner.${kind}`),
        quoteForEmail(text),
        t('mail.owner.answer', { date: formatDay(question.promisedAt, owner.language) }).replace(
          /[\u2066-\u2069]/g,
          '',
        ),
        `${listingUrl(app, owner)}/questions`,
      ].join('\n\n'),
      language: owner.language,
      idempotencyKey: `question-to-owner:${question.id}`,
      // On a busy day the letter waits for the next; the question stands on the page at once.
      orWithinDays: MAX_DELAY_DAYS,
    });
  }
}
