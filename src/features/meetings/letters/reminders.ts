import type { House } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { speak } from '../messages/index.ts';
import { dayWords, spanWords } from '../rules/moments.ts';
import { reasonWords } from '../rules/tell.ts';
import { textOf } from '../rules/texts.ts';
import { roundsOf } from '../rules/when.ts';
import type { Edition, SignUp } from '../types.ts';
import { writeTo } from './letter.ts';

/** A week before, and the day before: when, where, which conversation. */
export async function remind(
  tx: Tx,
  house: House,
  edition: Edition,
  whose: SignUp,
  turn: 'week' | 'day',
): Promise<void> {
  const { language } = whose;
  const say = speak(language);
  const venue = edition.venues[0];
  const seats =
    edition.seating === 'published'
      ? roundsOf(edition).flatMap((part) =>
          reasonWords(
            part,
            whose.seats.find(({ partId }) => partId === part.id),
            language,
          ).slice(0, 1),
        )
      : [];
  await writeTo(tx, house, whose, {
    subject: say(`mail.remind.${turn}`, { meeting: textOf(edition.texts, 'title', language) }),
    paragraphs: [
      say('mail.remind', {
        date: dayWords(edition.startsAt, language),
        time: spanWords(edition.startsAt, edition.endsAt, language),
        place: venue ? `${venue.name}, ${venue.address}, ${venue.town}` : '–',
      }),
      ...seats,
      say('mail.remind.cannot'),
    ],
    once: `remind:${turn}:${whose.id}`,
    quiet: true,
  });
}
