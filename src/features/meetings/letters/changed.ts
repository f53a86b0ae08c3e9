import type { House } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { speak } from '../messages/index.ts';
import { dayWords, spanWords } from '../rules/moments.ts';
import { textOf } from '../rules/texts.ts';
import type { Edition, SignUp } from '../types.ts';
import { ownCalendar } from './coming.ts';
import { writeTo } from './letter.ts';

/** The meeting is on another day, or does not go on; the file changes it in people's calendars too. */
export async function tellChanged(tx: Tx, house: House, edition: Edition, whose: SignUp): Promise<void> {
  const { language } = whose;
  const say = speak(language);
  const meeting = textOf(edition.texts, 'title', language);
  const cancelled = edition.state === 'cancelled';
  await writeTo(tx, house, whose, {
    subject: say(cancelled ? 'mail.off.subject' : 'mail.changed.subject', { meeting }),
    paragraphs: [
      cancelled
        ? say('mail.off', { meeting })
        : say('mail.changed', {
            meeting,
            date: dayWords(edition.startsAt, language),
            time: spanWords(edition.startsAt, edition.endsAt, language),
          }),
    ],
    once: `changed:${edition.sequence}:${whose.id}`,
    files: [
      {
        filename: 'van-onderop.ics',
        contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
        content: ownCalendar(house, edition, whose),
      },
    ],
  });
}
