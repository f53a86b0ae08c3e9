import { textOf } from '../edition/texts.ts';
import type { ProgrammeItem } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import type { Seat, SeatReason } from '../registrations/types.ts';

/** Where somebody sits in one round, and why, as whole sentences. */
export function explainSeat(
  part: ProgrammeItem,
  seat: Seat | undefined,
  language: string,
  without?: SeatReason,
): string[] {
  const t = messagesIn(language);
  const title = (id: string): string => {
    const one = part.breakOuts.find((each) => each.id === id);
    return one ? `${one.number}. ${textOf(one.texts, 'title', language)}` : '';
  };
  const { wish = 0, missed } = seat?.reason ?? without ?? {};
  const told = [seat ? t('seat.at', { title: title(seat.breakOutId) }) : t('seat.none')];
  if (seat?.how === 'host') told.push(t('seat.host'));
  else if (seat?.how === 'organiser') told.push(t('seat.by-hand'));
  else if (seat?.how === 'moved') told.push(t('seat.moved'));
  else if (seat && wish === 1) told.push(t('seat.first'));
  if (missed) {
    const { wanted, places, position } = missed;
    told.push(t(`seat.missed.${missed.why}`, { title: title(missed.breakOutId), wanted, places, position }));
  }
  return told;
}
