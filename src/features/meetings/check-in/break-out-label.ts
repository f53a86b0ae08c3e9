import { breakOutsOf } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import type { Seat } from '../registrations/types.ts';

/** Number, title and room of the break-outs where somebody sits; empty while the seats are not published. */
export function breakOutLabel(
  { seats }: { seats: readonly Pick<Seat, 'breakOutId'>[] },
  edition: Edition,
  language: string,
): string {
  if (edition.seating !== 'published') return '';
  return seats
    .flatMap(({ breakOutId }) => breakOutsOf(edition).find(({ id }) => id === breakOutId) ?? [])
    .map(({ number, texts, room }) =>
      [`${number}. ${textOf(texts, 'title', language)}`, room].filter(Boolean).join(' · '),
    )
    .join(' / ');
}
