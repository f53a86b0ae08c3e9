import { formatList, formatMinuteRange, weekdayName } from '#core/i18n/formats.ts';
import { vocabularyIn } from '#features/vocabulary';
import { messagesIn } from '../messages.ts';
import type { Initiative } from '../types.ts';
import { textIn } from './texts.ts';

/** The small mark of words that a machine translated; null: a person wrote what is shown. */
export const machineTranslationLabel = (
  it: Pick<Initiative, 'texts' | 'language'>,
  language: string,
): string | null =>
  textIn(it, language).text.translation?.by === 'machine' ? messagesIn(language)('badge.machine') : null;

/** Weekly times in words: "Tuesday 10.00–12.00 and Thursday 19.00–20.30". */
export const formatWeeklyTimes = (times: Initiative['times'], language: string): string =>
  formatList(
    times.map(
      (time) =>
        `${weekdayName(time.weekday, language)} ${formatMinuteRange(time.startsAt, time.endsAt, language)}`,
    ),
    language,
  );

/** The short words under a card: whom it is for, what it has, how much room there is. */
export function badgesFor(it: Initiative, language: string): { words: string; kind?: 'good' | 'soft' }[] {
  const { audience, childcare, costCents, room, placesFree, walkIn } = it;
  const t = messagesIn(language);
  const name = vocabularyIn(language);
  const machine = machineTranslationLabel(it, language);
  const kind = room === 'room' ? ('good' as const) : ('soft' as const);
  return [
    ...(audience && audience !== 'everyone' ? [{ words: name(`audience.${audience}`) }] : []),
    ...(childcare ? [{ words: t('badge.childcare') }] : []),
    ...(costCents === 0 ? [{ words: t('badge.free') }] : []),
    ...(walkIn ? [{ words: t('badge.walkin') }] : []),
    ...(room === 'room' && placesFree
      ? [{ words: t('badge.places', { places: placesFree }), kind }]
      : room
        ? [{ words: name(`room.${room}`), kind }]
        : []),
    ...(machine ? [{ words: machine }] : []),
  ];
}
