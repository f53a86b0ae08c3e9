import { accessLogEntries } from '#core/access/logged-read.ts';
import { get, type Route } from '#core/http/route.ts';
import { recipientNames } from '../model/queries.ts';
import { AccessLogPage } from './AccessLogPage.tsx';

const MAX_LOG_ENTRIES = 200;

/** Who looked at a story, for the person it is about. */
export const accessLogRoutes: Route[] = [
  get('/story/log', { allow: 'newcomer', purpose: 'own-log' }, async (ctx) => {
    const log = await ctx.readOwn(async (tx, person) => ({
      entries: await accessLogEntries(tx, person, MAX_LOG_ENTRIES),
      recipients: await recipientNames(tx, person),
    }));
    return ctx.render(<AccessLogPage page={ctx.page} {...log} />);
  }),
];
