import { textOf } from '../edition/texts.ts';
import type { ProgrammeItem } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import type { Seat, SeatReason } from '../registrations/types.ts';

/** "3. Title" of a break-out, or nothing when it is not in this part of the programme. */
export function breakOutTitle(item: ProgrammeItem, breakOutId: string, language: string): string {
  const breakOut = item.breakOuts.find(({ id }) => id === breakOutId);
  return breakOut ? `${breakOut.number}. ${textOf(breakOut.texts, 'title', language)}` : '';
}

/**
 * Where somebody sits in one round, and why, as whole sentences.
 * @param reasonWithoutSeat why there is no seat, for whoever has none
 */
export function explainSeat(
  item: ProgrammeItem,
  seat: Seat | undefined,
  language: string,
  reasonWithoutSeat?: SeatReason,
): string[] {
  const t = messagesIn(language);
  const title = (breakOutId: string): string => breakOutTitle(item, breakOutId, language);
  const { wish = 0, missed } = seat?.reason ?? reasonWithoutSeat ?? {};
  const sentences = [seat ? t('seat.at', { title: title(seat.breakOutId) }) : t('seat.none')];
  if (seat?.how === 'host') sentences.push(t('seat.host'));
  else if (seat?.how === 'organiser') sentences.push(t('seat.by-hand'));
  else if (seat?.how === 'moved') sentences.push(t('seat.moved'));
  else if (seat && wish === 1) sentences.push(t('seat.first'));
  if (missed) {
    const { breakOutId, wanted, places, position, why } = missed;
    sentences.push(t(`seat.missed.${why}`, { title: title(breakOutId), wanted, places, position }));
  }
  return sentences;
}
