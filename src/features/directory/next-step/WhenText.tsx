import { formatCalendarDay, formatMinuteRange, weekdayName } from '#core/i18n/formats.ts';
import type { NextDate } from './rules.ts';

/** The date and time on which something happens next; the weekday also in Dutch, as it stands on doors and in letters. */
export function WhenText({ next: { date, time }, language }: { next: NextDate; language: string }) {
  return (
    <>
      <b>{formatCalendarDay(date, language)}</b>
      {language !== 'nl' && (
        <>
          {' · '}
          <bdi lang="nl">{weekdayName(time.weekday, 'nl')}</bdi>
        </>
      )}{' '}
      <bdi class="when-time">{formatMinuteRange(time.startsAt, time.endsAt, language)}</bdi>
    </>
  );
}
