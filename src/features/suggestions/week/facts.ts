import { formatCalendarDay, formatList, formatMinuteRange } from '#core/i18n/formats.ts';
import { addDays, nextDateOf } from '#core/time/recurrence.ts';
import { formatWeeklyTime, type Initiative, practicalFacts, type WeeklyTime } from '#features/directory';
import type { Goal } from '#features/vocabulary';
import { messagesIn } from '../messages.ts';
import type { TravelEstimate } from '../reasons/reasons.ts';

/** How long the way takes, or that there is none; null when it is unknown. */
export function wayText(
  { online }: Pick<Initiative, 'online'>,
  travel: TravelEstimate | null,
  language: string,
): string | null {
  const t = messagesIn(language);
  if (online) return t('slot.online');
  return travel ? t(`minutes.${travel.mode}`, { minutes: travel.minutes }) : null;
}

/** When, where, how far and what it costs: what stands on one line of a card. */
export const factsLine = (
  { initiative, travel, time }: { initiative: Initiative; travel: TravelEstimate | null; time?: WeeklyTime },
  language: string,
): string[] =>
  [
    time && formatMinuteRange(time.startsAt, time.endsAt, language),
    initiative.online ? null : initiative.town,
    wayText(initiative, travel, language),
    practicalFacts(initiative, language).price,
  ].filter((part) => part !== null && part !== undefined);

/** How many dates after this one are named, of what is not every week. */
const NEXT_DATES = 2;

/** How a time repeats that is not every week, with the dates after this one; null when it is every week. */
export function recurrenceWithDates(time: WeeklyTime, date: string, language: string): string | null {
  if (!time.recurrence) return null;
  // It stands at the beginning of a line, perhaps after a mark that keeps a name of another direction apart.
  const how = formatWeeklyTime(time, language).replace(
    /^(\P{L}*)(\p{L})/u,
    (_, before: string, letter: string) => before + letter.toLocaleUpperCase(language),
  );
  const dates: string[] = [];
  let next = nextDateOf(time, addDays(date, 1));
  while (next && dates.length < NEXT_DATES) {
    dates.push(formatCalendarDay(next, language, 'dayOfMonth'));
    next = nextDateOf(time, addDays(next, 1));
  }
  return dates.length
    ? messagesIn(language)('recurs.next', { how, dates: formatList(dates, language) })
    : how;
}

/** The pictogram of an initiative: of the first goal that the story wants too, else of its own first goal. */
export const goalOf = (
  { goals }: Pick<Initiative, 'goals'>,
  wanted: readonly Goal[] | undefined,
): Goal | undefined => goals.find((goal) => wanted?.includes(goal)) ?? goals[0];
