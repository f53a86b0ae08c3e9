import { type Owner, rlsContextOf } from '#core/access/actor.ts';
import { readByConsent } from '#core/access/logged-read.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { amsterdamDate, isCalendarDay } from '#core/time/amsterdam.ts';
import { directorySnapshot } from '#features/directory';
import { calendarOfListing } from '../calendar-feed/queries.ts';
import { CALENDAR_LINK, calendarPath } from '../calendar-feed/rules.ts';
import { ATTENDANCE_PATH } from '../model/paths.ts';
import { receivedRequests } from '../model/requests.ts';
import { placementSettings } from '../model/settings.ts';
import { namesAtListing } from '../model/step-queries.ts';
import { AttendancePage } from './AttendancePage.tsx';
import { markAttendance } from './actions.ts';
import { attendanceMarks, placedSince } from './queries.ts';
import { ATTENDING_STATES, dayToShow, isExpectedOn, neighbourDay } from './rules.ts';

const NOTICES = ['marked', 'changed', 'future', 'gone'] as const;

/** Reads the list of one day; everybody on it finds a line in their access log. */
async function showAttendance(ctx: RequestContext<Owner>): Promise<Response> {
  const { app, language } = ctx;
  const listing = ctx.actor.owned;
  const today = amsterdamDate(app.now());
  const { byId } = await directorySnapshot(app);
  const list = await readByConsent(
    app,
    rlsContextOf(ctx.actor),
    { purpose: 'place', page: ATTENDANCE_PATH },
    async (tx) => {
      const settings = await placementSettings(tx, { listing });
      const initiative = settings && byId.get(settings.initiative);
      const times = initiative?.times ?? [];
      const asked = ctx.query.get('day') ?? '';
      const day = isCalendarDay(asked) ? asked : dayToShow(times, today);
      const placed = await receivedRequests(tx, app, { listing, states: ATTENDING_STATES });
      const since = await placedSince(
        tx,
        placed.map(({ id }) => id),
      );
      const expected = placed
        .filter((request) => isExpectedOn(request, day, times, since.get(request.id)))
        .sort((a, b) => a.firstName.localeCompare(b.firstName, 'nl') || (a.id < b.id ? -1 : 1));
      const marks = await attendanceMarks(
        tx,
        day,
        expected.map(({ id }) => id),
      );
      const calendar = await calendarOfListing(tx, listing);
      return {
        value: {
          initiative,
          day,
          previous: neighbourDay(times, day, -1),
          next: neighbourDay(times, day, 1),
          rows: expected.map((request) => ({
            request,
            marks: marks.filter((mark) => mark.request === request.id),
          })),
          names: await namesAtListing(tx),
          calendarUrl:
            calendar &&
            `${app.publicUrl}/${language}${calendarPath(privateLinkToken(app, CALENDAR_LINK, calendar))}`,
        },
        consents: expected.map(({ consent }) => consent),
      };
    },
  );
  return ctx.render(
    <AttendancePage
      page={ctx.page}
      token={ctx.formToken()}
      actor={ctx.actor}
      {...list}
      today={today}
      notice={NOTICES.find((notice) => ctx.query.has(notice))}
    />,
  );
}

export const peopleRoutes: Route[] = [
  get(ATTENDANCE_PATH, { allow: 'member', teamLanguages: true, purpose: 'place' }, showAttendance),
  post(
    ATTENDANCE_PATH,
    { allow: 'member', teamLanguages: true, action: markAttendance },
    async (ctx, run) => {
      const day = ctx.form.get('day');
      const [request = '', number = '', seen = ''] = ctx.form.get('tick').split(':');
      const marked = await run({
        day,
        request,
        present: number === '-' ? null : Number(number || Number.NaN),
        seen,
      });
      const notice = marked.ok
        ? 'marked'
        : marked.refusal === 'changed' || marked.refusal === 'future'
          ? marked.refusal
          : 'gone';
      return ctx.redirect(`${ATTENDANCE_PATH}?${new URLSearchParams({ day, [notice]: '' })}`);
    },
  ),
];
