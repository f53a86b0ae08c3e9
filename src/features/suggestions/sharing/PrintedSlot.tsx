import type { ComponentChildren } from 'preact';
import { formatCalendarDay, formatMinuteRange } from '#core/i18n/formats.ts';
import {
  factsSentence,
  type Initiative,
  machineTranslationLabel,
  practicalFacts,
  textIn,
  type WeeklyTime,
} from '#features/directory';
import type { Goal } from '#features/vocabulary';
import { ClockFace, Icon, type IconName } from '#ui';
import { messagesIn } from '../messages.ts';
import type { TravelEstimate } from '../reasons/reasons.ts';
import { recurrenceWithDates, wayText } from '../week/facts.ts';

/** One thing in a week on paper. */
export interface PrintedActivity {
  initiative: Initiative;
  time: WeeklyTime;
  /** YYYY-MM-DD */
  date: string;
  travel: TravelEstimate | null;
  /** The goal that its pictogram shows. */
  goal: Goal | undefined;
  /** For whom it is, in a story of two; else null. */
  who: string | null;
}

/** What, when (also as clocks, and the weekday also in Dutch), where, how one gets there, what it costs, whom to ask. */
export function PrintedSlot({ language, activity }: { language: string; activity: PrintedActivity }) {
  const t = messagesIn(language);
  const { initiative, time, date, travel, goal, who } = activity;
  const { text, language: written, fallback } = textIn(initiative, language);
  const { walkIn, coordinator } = initiative;
  const { price, joining, phone, contact } = practicalFacts(initiative, language);
  const day = formatCalendarDay(date, language);
  const dutchDay = formatCalendarDay(date, 'nl');
  const address = [initiative.placeName, initiative.address, initiative.town].filter(Boolean).join(', ');
  const recurs = recurrenceWithDates(time, date, language);
  const mark = machineTranslationLabel(initiative, language);
  const way = wayText(initiative, travel, language);
  return (
    <article class="sheet-slot">
      <h2 class="sheet-day">
        <bdi>{day}</bdi>
        {language !== 'nl' && (
          <bdi class="sheet-dutch" lang="nl">
            {dutchDay}
          </bdi>
        )}
      </h2>
      <div class="sheet-clocks">
        <ClockFace minutes={time.startsAt} />
        <ClockFace minutes={time.endsAt} />
        <b>{formatMinuteRange(time.startsAt, time.endsAt, language)}</b>
      </div>
      <div class="sheet-what">
        <h3>
          {goal && <Icon name={goal} />}
          <bdi lang={written}>{text.name}</bdi>
        </h3>
        {who && <p>{who}</p>}
        {fallback && <p>{factsSentence(initiative, language, { leaveOut: ['times', 'town'] })}</p>}
        <p lang={written} dir="auto">
          {text.summary}
        </p>
        {mark && <p class="soft">{mark}</p>}
        {recurs && <Line icon="calendar">{recurs}</Line>}
        {address && (
          <Line icon="place">
            <bdi lang="nl">{address}</bdi>
          </Line>
        )}
        {text.route && (
          <Line icon="arrow">
            <bdi lang={written}>{text.route}</bdi>
          </Line>
        )}
        <div class="sheet-facts">
          {way && <Line icon={travel && !initiative.online ? `travel-${travel.mode}` : 'globe'}>{way}</Line>}
          {price && <Line icon="euro">{price}</Line>}
          {joining && <Line icon={walkIn ? 'check' : 'note'}>{joining}</Line>}
          {phone && (
            <Line icon="phone">
              <bdi dir="ltr">{phone.text}</bdi>
            </Line>
          )}
          {contact && (
            <Line icon={contact.kind === 'email' ? 'letters' : 'globe'}>
              <bdi dir="ltr">{contact.text}</bdi>
            </Line>
          )}
        </div>
        {coordinator && <Line icon="people">{t('print.ask', { name: coordinator })}</Line>}
        {text.bring && <Line icon="word-tas">{t('print.bring', { what: text.bring })}</Line>}
      </div>
    </article>
  );
}

/** One fact with its pictogram. */
function Line({ icon, children }: { icon: IconName; children: ComponentChildren }) {
  return (
    <p class="sheet-line">
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  );
}
