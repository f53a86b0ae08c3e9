import { formatCalendarDay } from '#core/i18n/formats.ts';
import { formatWeeklyTime, type Initiative, textIn } from '#features/directory';
import { answerText, type Story } from '#features/story';
import { messagesIn } from '../messages.ts';
import type { AskedFields } from './fields.ts';
import { minorsOf, type ShownFacts } from './rules.ts';

/** When an answer comes, in words. @param promisedOn YYYY-MM-DD */
export const answerPromise = (
  { automatic, promisedOn }: { automatic: boolean; promisedOn: string },
  language: string,
): string =>
  automatic
    ? messagesIn(language)('ask.automatic')
    : messagesIn(language)('ask.promised', { day: formatCalendarDay(promisedOn, language) });

/** What the check page shows that does not stand in the form: it may change before somebody sends. */
export function shownFacts(
  {
    initiative,
    story,
    fields,
    answer,
  }: {
    initiative: Initiative;
    story: Story;
    fields: Pick<AskedFields, 'party' | 'minors' | 'weeklyTime'>;
    answer: { automatic: boolean; promisedOn: string };
  },
  language: string,
): ShownFacts {
  const t = messagesIn(language);
  const time = initiative.times.find(({ id }) => id === fields.weeklyTime);
  return {
    place: textIn(initiative, language).text.name,
    languages: story.languages ? answerText('languages', story.languages, language) : '',
    time: time ? formatWeeklyTime(time, language) : t('ask.anytime'),
    minors: String(minorsOf(fields, story)),
    answer: answerPromise(answer, language),
  };
}
