import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { directorySnapshot } from '#features/directory';
import { ATTENDANCE_PATH, CALENDAR_PATH } from '../model/paths.ts';
import { endCalendar, makeCalendar } from './actions.ts';
import { expectedCalendar } from './calendar.ts';
import { expectedPeople } from './queries.ts';
import { calendarPath } from './rules.ts';

/** The calendar with how many people are expected, and its link. */
export const calendarFeedRoutes: Route[] = [
  get(`/${calendarPath(':link').slice(1)}`, { allow: 'anyone', teamLanguages: true }, async (ctx) => {
    const expected = await expectedPeople(ctx.app.db, hashToken(ctx.param('link')));
    const { byId } = await directorySnapshot(ctx.app);
    const initiative = expected && byId.get(expected.initiative);
    if (!initiative) return ctx.notFound();
    const calendar = expectedCalendar(initiative, expected, {
      language: ctx.language,
      baseUrl: `${ctx.app.publicUrl}/${ctx.language}`,
      now: ctx.app.now(),
    });
    return new Response(calendar, {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="van-onderop.ics"',
      },
    });
  }),
  post(CALENDAR_PATH, { allow: 'owner', teamLanguages: true, action: makeCalendar }, async (ctx, run) => {
    await run({});
    return ctx.redirect(`${ATTENDANCE_PATH}#calendar`);
  }),
  post(
    `${CALENDAR_PATH}/end`,
    { allow: 'owner', teamLanguages: true, action: endCalendar },
    async (ctx, run) => {
      await run({});
      return ctx.redirect(`${ATTENDANCE_PATH}#calendar`);
    },
  ),
];
