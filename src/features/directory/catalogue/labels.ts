import { formatList, formatMinuteRange, weekdayName } from '#core/i18n/formats.ts';
import { vocabularyIn } from '#features/vocabulary';
import { messagesIn } from '../messages.ts';
import { textIn } from './texts.ts';
import type { Initiative } from './types.ts';

/** The label of a text that a machine translated; null when a person wrote what is shown. */
export const machineTranslationLabel = (
  it: Pick<Initiative, 'texts' | 'language'>,
  language: string,
): string | null =>
  textIn(it, language).text.translation?.by === 'machine' ? messagesIn(language)('badge.machine') : null;

/** Writes weekly times out: "Tuesday 10.00–12.00 and Thursday 19.00–20.30". */
export const formatWeeklyTimes = (times: Initiative['times'], language: string): string =>
  formatList(
    times.map(
      (time) =>
        `${weekdayName(time.weekday, language)} ${formatMinuteRange(time.startsAt, time.endsAt, language)}`,
    ),
    language,
  );

/** The badges on a card: whom it is for, what it has, how much room there is. */
export function badgesFor(it: Initiative, language: string): { text: string; kind?: 'good' | 'soft' }[] {
  const { audience, childcare, costCents, room, placesFree, walkIn } = it;
  const t = messagesIn(language);
  const nameOf = vocabularyIn(language);
  const machineLabel = machineTranslationLabel(it, language);
  const kind = room === 'room' ? ('good' as const) : ('soft' as const);
  return [
    ...(audience && audience !== 'everyone' ? [{ text: nameOf(`audience.${audience}`) }] : []),
    ...(childcare ? [{ text: t('badge.childcare') }] : []),
    ...(costCents === 0 ? [{ text: t('badge.free') }] : []),
    ...(walkIn ? [{ text: t('badge.walkin') }] : []),
    ...(room === 'room' && placesFree
      ? [{ text: t('badge.places', { places: placesFree }), kind }]
      : room
        ? [{ text: nameOf(`room.${room}`), kind }]
        : []),
    ...(machineLabel ? [{ text: machineLabel }] : []),
  ];
}
