import { formatDate, formatList, formatMinuteRange, weekdayName } from '#core/i18n/formats.ts';
import { addDays, nextDateOf, type RecurringTime } from '#core/time/recurrence.ts';
import { SPOKEN_LANGUAGES, vocabularyIn } from '#features/vocabulary';
import { messagesIn } from '../messages.ts';
import { textIn } from './texts.ts';
import type { Initiative, WeeklyTime } from './types.ts';

/** The label of a text that a machine translated; null when a person wrote what is shown. */
export const machineTranslationLabel = (
  it: Pick<Initiative, 'texts' | 'language'>,
  language: string,
): string | null =>
  textIn(it, language).text.translation?.by === 'machine' ? messagesIn(language)('badge.machine') : null;

/** The name of the language of a text. */
function languageName(code: string, language: string): string {
  const known = SPOKEN_LANGUAGES.find((spoken) => spoken === code);
  return known ? vocabularyIn(language)(`language.${known}`) : code;
}

/**
 * Says in which language a text is that the reader may not read: "In Dutch".
 * @param organisation who wrote it, to be named too
 */
export function writtenInText(code: string, language: string, organisation?: string): string {
  const t = messagesIn(language);
  const values = { language: languageName(code, language) };
  return organisation ? t('text.by', { ...values, organisation }) : t('text.in', values);
}

/** How a time repeats, when that is not every week: "every two weeks", "first and third of the month"; else null. */
export function recurrenceText({ weekday, recurrence }: RecurringTime, language: string): string | null {
  if (!recurrence) return null;
  const t = messagesIn(language);
  return recurrence.every === 'weeks'
    ? t('when.weeks.short', { interval: recurrence.interval })
    : t('when.month.short', { ordinals: ordinalNames(recurrence.ordinals, weekday, language) });
}

/** "first and third"; some languages inflect them after the weekday. */
const ordinalNames = (ordinals: readonly number[], weekday: number, language: string): string =>
  formatList(
    ordinals.map((ordinal) =>
      messagesIn(language)('when.ordinal', { ordinal: ordinal === -1 ? 'last' : ordinal, weekday }),
    ),
    language,
  );

/**
 * Writes a time out with how it repeats: "Tuesday 10.00–12.00", "every two weeks on Tuesday 10.00–12.00", "first and third
 * Saturday of the month 14.00–16.00".
 * @param today YYYY-MM-DD; with it also the next date of what is every so many weeks, and from or until when it holds
 */
export function formatWeeklyTime(time: Omit<WeeklyTime, 'id'>, language: string, today?: string): string {
  const t = messagesIn(language);
  const { weekday, recurrence, validFrom, validUntil } = time;
  const day = weekdayName(weekday, language);
  const hours = formatMinuteRange(time.startsAt, time.endsAt, language);
  const when = !recurrence
    ? `${day} ${hours}`
    : recurrence.every === 'weeks'
      ? t('when.weeks', { interval: recurrence.interval, day, time: hours })
      : t('when.month', {
          ordinals: ordinalNames(recurrence.ordinals, weekday, language),
          day,
          time: hours,
        });
  if (!today) return when;
  const dateName = (date: string) => formatDate(new Date(`${date}T12:00:00Z`), language);
  const next = recurrence?.every === 'weeks' ? nextDateOf(time, today) : null;
  if (next) return t('when.next', { when, date: dateName(next) });
  if (validFrom && validFrom > today) return t('when.from', { when, date: dateName(validFrom) });
  return validUntil && validUntil < addDays(today, MAX_NAMED_END_DAYS)
    ? t('when.until', { when, date: dateName(validUntil) })
    : when;
}

/** An end further away than this says nothing to who reads it now. */
const MAX_NAMED_END_DAYS = 120;

/**
 * Writes weekly times out: "Tuesday 10.00–12.00 and first Saturday of the month 14.00–16.00". What is every week comes first,
 * so that nothing seems to repeat like what stands before it.
 * @param today as for `formatWeeklyTime`
 */
export const formatWeeklyTimes = (times: Initiative['times'], language: string, today?: string): string =>
  formatList(
    times
      .toSorted((a, b) => Number(Boolean(a.recurrence)) - Number(Boolean(b.recurrence)))
      .map((time) => formatWeeklyTime(time, language, today)),
    language,
  );

/**
 * The badges on a card: whom it is for and what it has, unless a sentence says so already, and how much room there is.
 * Price and signing up stand in a line of their own.
 */
export function badgesFor(
  it: Initiative,
  language: string,
  { inSentence = false }: { inSentence?: boolean } = {},
): { text: string; kind?: 'good' | 'soft' }[] {
  const { audience, childcare, room, placesFree } = it;
  const t = messagesIn(language);
  const nameOf = vocabularyIn(language);
  const machineLabel = machineTranslationLabel(it, language);
  const kind = room === 'room' ? ('good' as const) : ('soft' as const);
  return [
    ...(!inSentence && audience && audience !== 'everyone' ? [{ text: nameOf(`audience.${audience}`) }] : []),
    ...(!inSentence && childcare ? [{ text: t('badge.childcare') }] : []),
    ...(room === 'room' && placesFree
      ? [{ text: t('badge.places', { places: placesFree }), kind }]
      : room
        ? [{ text: nameOf(`room.${room}`), kind }]
        : []),
    ...(machineLabel ? [{ text: machineLabel }] : []),
  ];
}
