import { renderSVG } from 'uqr';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, type Route } from '#core/http/route.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { nextDateOf } from '#core/time/recurrence.ts';
import type { ShownCard } from '#features/accounts';
import { directorySnapshot, type Snapshot } from '#features/directory';
import { goalOf } from '../week/facts.ts';
import { hasDemoData, readOwnWeek } from '../week/own-week.ts';
import { whoText } from '../week/who-text.ts';
import type { PrintedActivity } from './PrintedSlot.tsx';
import { PrintPage } from './PrintPage.tsx';
import { packTimes, unpackTimes } from './share-link.ts';

/** The URL of the same week for everybody: it names initiatives and times, and nobody. */
const shareUrl = (ctx: RequestContext, activities: PrintedActivity[]): string =>
  `${ctx.app.publicUrl}/${ctx.language}/week/of/${packTimes(activities.map(({ time }) => time.id))}`;

/** The shared times, as far as they still exist, each on the next day on which it happens, first the earliest. */
function sharedActivities({ initiatives }: Snapshot, packed: string, today: string): PrintedActivity[] {
  const shared = new Set(unpackTimes(packed));
  if (!shared.size) return [];
  return initiatives
    .flatMap((initiative) =>
      initiative.times
        .filter((time) => shared.has(time.id))
        .map((time) => ({
          initiative,
          time,
          date: nextDateOf(time, today) ?? today,
          travel: null,
          goal: goalOf(initiative, undefined),
          who: null,
        })),
    )
    .sort((a, b) => a.date.localeCompare(b.date) || a.time.startsAt - b.time.startsAt);
}

function renderPrintPage(
  ctx: RequestContext,
  activities: PrintedActivity[],
  own?: { card: ShownCard; weekPath: string },
): Response {
  const link = shareUrl(ctx, activities);
  return ctx.render(
    <PrintPage
      page={ctx.page}
      activities={activities}
      demo={hasDemoData(activities)}
      link={link}
      qr={renderSVG(link, { border: 2 })}
      {...own}
    />,
    !own && !activities.length ? 404 : 200,
  );
}

export const sharingRoutes: Route[] = [
  get('/week/print', { allow: 'newcomer', purpose: 'own-week' }, async (ctx) => {
    const { week, story, card, from, today } = await readOwnWeek(ctx);
    const planned = [...week.planned, ...(week.later?.planned ?? [])];
    const activities = planned.map((each) => ({
      initiative: each.initiative,
      time: each.option.time,
      date: each.date,
      travel: each.travel,
      goal: goalOf(each.initiative, story.goals),
      who: whoText(each.who, story, ctx.language),
    }));
    return renderPrintPage(ctx, activities, {
      card,
      weekPath: from === today ? '/week' : `/week?from=${from}`,
    });
  }),
  get('/week/of/:times{[A-Za-z0-9_-]+}', { allow: 'anyone' }, async (ctx) => {
    const snapshot = await directorySnapshot(ctx.app);
    const today = amsterdamDate(ctx.app.now());
    return renderPrintPage(ctx, sharedActivities(snapshot, ctx.param('times'), today));
  }),
];
