import { formatCalendarDay } from '#core/i18n/formats.ts';
import type { Story } from '#features/story';
import { DayRow } from '#ui';
import type { PlannedSuggestion } from './suggest.ts';
import { type SuggestionFormProps, WeekSlot } from './WeekSlot.tsx';

/** The days of a week on which there is something, each with what there is; free days take no place. */
export function WeekDays({
  language,
  token,
  story,
  planned,
}: SuggestionFormProps & {
  story: Story;
  planned: PlannedSuggestion[];
}) {
  const days = [...new Set(planned.map(({ date }) => date))].sort();
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
