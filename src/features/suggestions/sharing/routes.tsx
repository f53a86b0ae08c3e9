import { renderSVG } from 'uqr';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, type Route } from '#core/http/route.ts';
import { directorySnapshot, type Snapshot } from '#features/directory';
import { hasDemoData, readOwnWeek } from '../week/own-week.ts';
import { type PrintedActivity, PrintPage } from './PrintPage.tsx';
import { packTimes, unpackTimes } from './share-link.ts';

/** The URL of the same week for everybody: it names initiatives and times, and nobody. */
const shareUrl = (ctx: RequestContext, activities: PrintedActivity[]): string =>
  `${ctx.app.publicUrl}/${ctx.language}/week/of/${packTimes(activities.map(({ time }) => time.id))}`;

/** The shared times, as far as they still exist. */
function sharedActivities({ initiatives }: Snapshot, packed: string): PrintedActivity[] {
  const shared = new Set(unpackTimes(packed));
  if (!shared.size) return [];
  return initiatives.flatMap((initiative) =>
    initiative.times.filter((time) => shared.has(time.id)).map((time) => ({ initiative, time })),
  );
}

function renderPrintPage(ctx: RequestContext, activities: PrintedActivity[], shared: boolean): Response {
  const link = shareUrl(ctx, activities);
  return ctx.render(
    <PrintPage
      page={ctx.page}
      activities={activities}
      demo={hasDemoData(activities)}
      link={link}
      qr={renderSVG(link, { border: 2 })}
      shared={shared}
    />,
    shared && !activities.length ? 404 : 200,
  );
}

export const sharingRoutes: Route[] = [
  get('/week/print', { allow: 'newcomer', purpose: 'own-week' }, async (ctx) => {
    const { week } = await readOwnWeek(ctx);
    const activities = week.planned.map(({ initiative, option }) => ({ initiative, time: option.time }));
    return renderPrintPage(ctx, activities, false);
  }),
  get('/week/of/:times{[A-Za-z0-9_-]+}', { allow: 'anyone' }, async (ctx) => {
    const snapshot = await directorySnapshot(ctx.app);
    return renderPrintPage(ctx, sharedActivities(snapshot, ctx.param('times')), true);
  }),
];
