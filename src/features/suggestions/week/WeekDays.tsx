import { formatCalendarDay } from '#core/i18n/formats.ts';
import type { Story } from '#features/story';
import { DayRow } from '#ui';
import type { PlannedSuggestion } from './suggest.ts';
import { type SuggestionFormProps, WeekSlot } from './WeekSlot.tsx';
import { weekDates } from './week-dates.ts';

/** The days of a week on which there is something, each with what there is; free days take no place. */
export function WeekDays({
  language,
  token,
  story,
  from,
  planned,
}: SuggestionFormProps & {
  story: Story;
  /** The first day, YYYY-MM-DD. */
  from: string;
  planned: PlannedSuggestion[];
}) {
  const days = weekDates(from).filter((date) => planned.some((each) => each.date === date));
  return (
    <>
      {days.map((date) => (
        <DayRow day={formatCalendarDay(date, language)}>
          {planned
            .filter((each) => each.date === date)
            .map((each) => (
              <WeekSlot language={language} token={token} planned={each} story={story} />
            ))}
        </DayRow>
      ))}
    </>
  );
}
