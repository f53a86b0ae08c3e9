import type { House } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { speak } from '../messages/index.ts';
import { textOf } from '../rules/texts.ts';
import type { Edition, Need, SignUp } from '../types.ts';
import { writeTo } from './letter.ts';

/** What became of something that somebody asked for. */
export async function tellNeed(
  tx: Tx,
  house: House,
  edition: Edition,
  whose: SignUp,
  need: Need,
): Promise<void> {
  const { language } = whose;
  const say = speak(language);
  if (need.state === 'asked') return;
  await writeTo(tx, house, whose, {
    subject: say('mail.need.subject', { meeting: textOf(edition.texts, 'title', language) }),
    paragraphs: [say(`mail.need.${need.state}`), ...(need.answer ? [need.answer] : [])],
    once: `need:${need.id}:${need.state}:${need.answer ?? ''}`,
    quiet: true,
  });
}
