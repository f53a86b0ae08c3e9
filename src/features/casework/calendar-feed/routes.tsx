import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { addDays } from '#core/time/recurrence.ts';
import { CASEWORK_PATH } from '../model/paths.ts';
import { readCaseload } from '../model/read-case.ts';
import { endCalendarOfCases, makeCalendarOfCases } from './actions.ts';
import { CaseCalendarPage } from './CalendarPage.tsx';
import { caseCalendar } from './calendar.ts';
import { calendarTerms, calendarToken } from './queries.ts';
import { CALENDAR_DAYS_AHEAD, CALENDAR_DAYS_BACK, caseCalendarPath } from './rules.ts';

const CALENDAR_PATH = `${CASEWORK_PATH}/calendar` as const;
const READS = { allow: 'caseworker', purpose: 'caseload' } as const;
const NOTICES = ['made', 'ended'] as const;

/** The terms of a guide's cases in their own calendar. */
export const caseCalendarRoutes: Route[] = [
  get(CALENDAR_PATH, READS, async (ctx) => {
    const { app, actor, language } = ctx;
    const token = await readCaseload(ctx, (tx) => calendarToken(tx, app, actor.account));
    return ctx.render(
      <CaseCalendarPage
        page={ctx.page}
        token={ctx.formToken()}
        url={token && `${app.publicUrl}/${language}${caseCalendarPath(token)}`}
        notice={NOTICES.find((notice) => ctx.query.has(notice))}
      />,
    );
  }),
  post(CALENDAR_PATH, { ...READS, action: makeCalendarOfCases }, async (ctx, run) => {
    await run({});
    return ctx.redirect(`${CALENDAR_PATH}?made`);
  }),
  post(`${CALENDAR_PATH}/end`, { ...READS, action: endCalendarOfCases }, async (ctx, run) => {
    await run({});
    return ctx.redirect(`${CALENDAR_PATH}?ended`);
  }),
  get(`/${caseCalendarPath(':link').slice(1)}`, { allow: 'anyone', teamLanguages: true }, async (ctx) => {
    const { app, language } = ctx;
    const today = amsterdamDate(app.now());
    const days = { from: addDays(today, -CALENDAR_DAYS_BACK), to: addDays(today, CALENDAR_DAYS_AHEAD) };
    const terms = await calendarTerms(app.db, hashToken(ctx.param('link')), days);
    if (!terms) return ctx.notFound();
    const baseUrl = `${app.publicUrl}/${language}`;
    return new Response(caseCalendar(terms, { language, baseUrl, now: app.now() }), {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="van-onderop.ics"',
      },
    });
  }),
];
