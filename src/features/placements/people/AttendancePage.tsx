import { can, type Owner } from '#core/access/actor.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { formatCalendarDay, formatDate } from '#core/i18n/formats.ts';
import { formatWeeklyTime, type Initiative, textIn } from '#features/directory';
import { Button, ButtonLink, Layout, Notice, PrintButton, TextField } from '#ui';
import { CalendarSection } from '../calendar-feed/CalendarSection.tsx';
import { teamMessagesIn } from '../messages.ts';
import { BackToOwnPage, PlacementTabs } from '../model/PlacementTabs.tsx';
import { ATTENDANCE_PATH, INBOX_PATH } from '../model/paths.ts';
import type { PlacementRequest } from '../model/requests.ts';
import type { AttendanceMark } from './queries.ts';
import { EMPTY_LINES } from './rules.ts';

/** A line of the list: a party, and what was written down about it on this day. */
export interface AttendanceRow {
  request: PlacementRequest;
  /** The first first; the last counts. */
  marks: AttendanceMark[];
}

interface AttendanceProps {
  page: PageContext;
  token: string;
  actor: Owner;
  initiative: Initiative | undefined;
  /** YYYY-MM-DD */
  day: string;
  /** YYYY-MM-DD */
  today: string;
  previous: string | undefined;
  next: string | undefined;
  rows: AttendanceRow[];
  names: ReadonlyMap<string, string>;
  /** Of the calendar, absolute; undefined when there is none. */
  calendarUrl: string | undefined;
  notice?: 'marked' | 'changed' | 'future' | 'gone' | undefined;
}

/** Who is expected on a day: to print in large letters, and to tick off on a phone when the day is there. */
export function AttendancePage(props: AttendanceProps) {
  const { page, token, actor, initiative, day, today, previous, next, rows, names, calendarUrl, notice } =
    props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const dayText = formatCalendarDay(day, language);
  const people = rows.reduce((sum, { request }) => sum + request.party, 0);
  const came = rows.reduce((sum, { marks }) => sum + (marks.at(-1)?.present ?? 0), 0);
  const shown = initiative && textIn(initiative, language);
  const toDay = (date: string) => `/${language}${ATTENDANCE_PATH}?day=${date}`;
  const isComing = day > today;
  return (
    <Layout
      page={page}
      title={t('attendance.title')}
      narrow
      sheet={page.assets['owner.css']}
      robots="noindex"
    >
      <h1>{t('attendance.title')}</h1>
      <PlacementTabs language={language} actor={actor} current="attendance" />
      {notice && (
        <Notice kind={notice === 'marked' ? 'good' : 'ask'} role="status">
          {t(`attendance.${notice}`)}
        </Notice>
      )}
      {shown && (
        <p class="only-print">
          <bdi lang={shown.language}>{shown.text.name}</bdi>
        </p>
      )}
      <h2>{dayText}</h2>
      <p class="lead">
        {t('attendance.expected', { count: people })}{' '}
        {!isComing && came > 0 && t('attendance.came', { count: came })}
      </p>
      <nav class="actions no-print" aria-label={t('attendance.days')}>
        {previous && (
          <ButtonLink href={toDay(previous)} kind="ghost" icon="back">
            {formatCalendarDay(previous, language)}
          </ButtonLink>
        )}
        {next && (
          <ButtonLink href={toDay(next)} kind="ghost" icon="arrow">
            {formatCalendarDay(next, language)}
          </ButtonLink>
        )}
      </nav>
      {rows.length === 0 && <p>{t('attendance.nobody')}</p>}
      {isComing && rows.length > 0 && <p class="soft no-print">{t('attendance.coming')}</p>}
      <form method="post" action={`/${language}${ATTENDANCE_PATH}`}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="day" value={day} />
        <table class="attendance">
          <thead class="only-print">
            <tr>
              <th scope="col">{t('attendance.name')}</th>
              <th scope="col">{t('attendance.number')}</th>
              <th scope="col">{t('attendance.there')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <AttendanceLine
                row={row}
                initiative={initiative}
                language={language}
                mayTick={!isComing}
                names={names}
              />
            ))}
            {Array.from({ length: EMPTY_LINES }, () => (
              <tr class="only-print">
                <td>&nbsp;</td>
                <td />
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </form>
      <p class="actions no-print">
        <PrintButton label={t('attendance.print')} />
      </p>
      <form method="get" action={`/${language}${ATTENDANCE_PATH}`} class="search no-print">
        <TextField name="day" type="date" label={t('attendance.other')} value={day} />
        <Button kind="ghost">{t('attendance.show')}</Button>
      </form>
      <p class="soft no-print">{t('attendance.kept')}</p>
      <CalendarSection language={language} token={token} url={calendarUrl} mayChange={can(actor, 'owner')} />
      <BackToOwnPage language={language} actor={actor} />
    </Layout>
  );
}

function AttendanceLine({
  row: { request, marks },
  initiative,
  language,
  mayTick,
  names,
}: {
  row: AttendanceRow;
  initiative: Initiative | undefined;
  language: string;
  mayTick: boolean;
  names: ReadonlyMap<string, string>;
}) {
  const t = teamMessagesIn(language);
  const time = initiative?.times.find(({ id }) => id === request.weeklyTime);
  const last = marks.at(-1);
  const present = last?.present ?? null;
  const { party, firstName } = request;
  // Alone: there or not. A party: all of them, some, or nobody.
  const numbers = Array.from({ length: party + 1 }, (_, index) => party - index);
  return (
    <tr>
      <th scope="row">
        <a href={`/${language}${INBOX_PATH}/${request.id}`}>
          <bdi>{firstName}</bdi>
        </a>
        <span class="soft">
          {t('asked.party', { count: party })}
          {time && initiative && initiative.times.length > 1 && ` · ${formatWeeklyTime(time, language)}`}
        </span>
      </th>
      <td class="only-print">{party}</td>
      <td>
        <span class="only-print tick-box" />
        {mayTick && (
          <span class="ticks no-print">
            {numbers.map((number) => (
              <Tick
                request={request.id}
                number={String(number)}
                seen={last?.id}
                isOn={present === number}
                text={tickText(number, party, language)}
                name={firstName}
                language={language}
              />
            ))}
            {present !== null && (
              <Tick
                request={request.id}
                number="-"
                seen={last?.id}
                isOn={false}
                text={t('tick.unknown')}
                name={firstName}
                language={language}
              />
            )}
          </span>
        )}
        {marks.length > 1 && (
          <ul class="soft no-print">
            {marks.map((mark) => (
              <li>
                {t('tick.record', {
                  moment: formatDate(mark.at, language, 'moment'),
                  what: mark.present === null ? t('tick.unknown') : tickText(mark.present, party, language),
                  who: (mark.account && names.get(mark.account)) ?? t('by.initiative'),
                })}
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

function tickText(number: number, party: number, language: string): string {
  const t = teamMessagesIn(language);
  if (party === 1) return t(number === 0 ? 'tick.absent' : 'tick.there');
  if (number === 0) return t('tick.not');
  return number === party ? t('tick.all', { count: party }) : t('tick.some', { count: number });
}

/** One button of a line: one tap writes it down. */
function Tick({
  request,
  number,
  seen,
  isOn,
  text,
  name,
  language,
}: {
  request: string;
  number: string;
  seen: number | undefined;
  isOn: boolean;
  text: string;
  name: string;
  language: string;
}) {
  return (
    <button
      type="submit"
      class={isOn ? 'button' : 'button ghost'}
      name="tick"
      value={`${request}:${number}:${seen ?? ''}`}
      aria-pressed={isOn}
      aria-label={teamMessagesIn(language)('do.for', { what: text, name })}
    >
      <span>{text}</span>
    </button>
  );
}
