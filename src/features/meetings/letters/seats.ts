import type { House } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { speak } from '../messages/index.ts';
import { clockWords, dayWords } from '../rules/moments.ts';
import { textOf } from '../rules/texts.ts';
import type { Edition, Part, SignUp } from '../types.ts';
import { writeTo } from './letter.ts';

const titleOf = (part: Part, breakOut: string, language: string): string => {
  const one = part.breakOuts.find(({ id }) => id === breakOut);
  return one ? `${one.number}. ${textOf(one.texts, 'title', language)}` : '';
};

/** A seat came free, and it is yours now. */
export async function tellMoved(
  tx: Tx,
  house: House,
  edition: Edition,
  whose: SignUp,
  part: Part,
  to: string,
): Promise<void> {
  const say = speak(whose.language);
  const meeting = textOf(edition.texts, 'title', whose.language);
  await writeTo(tx, house, whose, {
    subject: say('mail.moved.subject', { meeting }),
    paragraphs: [say('mail.moved', { title: titleOf(part, to, whose.language) })],
    once: `moved:${whose.id}:${to}:${house.now().getTime()}`,
    quiet: true,
  });
}

/** A seat came free that you like better: do you want it? */
export async function tellOffer(
  tx: Tx,
  house: House,
  edition: Edition,
  whose: SignUp,
  part: Part,
  to: string,
  endsAt: Date,
): Promise<void> {
  const { language } = whose;
  const say = speak(language);
  await writeTo(tx, house, whose, {
    subject: say('mail.offer.subject', { meeting: textOf(edition.texts, 'title', language) }),
    paragraphs: [
      say('mail.offer', {
        title: titleOf(part, to, language),
        date: dayWords(endsAt, language),
        time: clockWords(endsAt, language),
      }),
    ],
    once: `offer:${whose.id}:${to}:${house.now().getTime()}`,
    quiet: true,
  });
}

/** Where you sit, and why; told when the seats are published. */
export async function tellSeats(
  tx: Tx,
  house: House,
  edition: Edition,
  whose: SignUp,
  reasons: string[],
): Promise<void> {
  const say = speak(whose.language);
  await writeTo(tx, house, whose, {
    subject: say('mail.seats.subject', { meeting: textOf(edition.texts, 'title', whose.language) }),
    paragraphs: reasons,
    once: `seats:${whose.id}`,
    quiet: true,
  });
}
