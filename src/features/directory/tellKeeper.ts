import type { House } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { queueMail } from '#core/mail/outbox.ts';
import { listingUrl } from './actions/publish.ts';
import { speak } from './messages/team/index.ts';
import { keepersOf } from './store/claims.ts';

/**
 * Passes on to whoever keeps an initiative what somebody noticed about it: the words alone, not who said them.
 * @param once the same words twice make one letter
 */
export async function tellKeeper(
  tx: Tx,
  house: House,
  { initiative, words, once }: { initiative: string; words: string; once: string },
): Promise<void> {
  for (const { id, language, name, email } of await keepersOf(tx, initiative)) {
    const say = speak(language);
    await queueMail(tx, {
      recipient: email,
      subject: say('mail.noticed.subject', { name }),
      body: [
        say('mail.noticed'),
        words,
        say('mail.noticed.change'),
        listingUrl(house, { id, language }),
      ].join('\n\n'),
      language,
      once: `noticed:${once}`,
    });
  }
}
