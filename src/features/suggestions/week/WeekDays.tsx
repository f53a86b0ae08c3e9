import { formatCalendarDay } from '#core/i18n/formats.ts';
import { DayRow } from '#ui';
import type { PlannedSuggestion } from './suggest.ts';
import { WeekSlot, type WeekSlotProps } from './WeekSlot.tsx';

/** The days of a week on which there is something, each with what there is; free days take no place. */
export function WeekDays({
  language,
  token,
  story,
  answering,
  planned,
}: Omit<WeekSlotProps, 'planned'> & {
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
              <WeekSlot
                language={language}
                token={token}
                planned={each}
                story={story}
                answering={answering}
              />
            ))}
        </DayRow>
      ))}
    </>
  );
}
