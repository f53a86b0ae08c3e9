import { atomFeed } from '#core/http/atom.ts';
import { EMBEDDABLE_HEADER, type RequestContext } from '#core/http/request-context.ts';
import { get, type Route } from '#core/http/route.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { THEMES } from '#ui';
import { messagesIn } from '../../messages.ts';
import { BOTTLENECKS_PATH } from '../../model/paths.ts';
import { textIn } from '../../model/rules.ts';
import { bottleneckPath, MUNICIPALITY_ROUTE, municipalityBottlenecksPath } from '../model/paths.ts';
import type { BottleneckEvent } from '../model/rules.ts';
import { textsOf } from '../model/rules.ts';
import { readPublicBottlenecks } from '../public-page/read-public.ts';
import { BottleneckEmbed } from './BottleneckEmbed.tsx';
import { bottleneckCalendar } from './calendar.ts';

const MAX_FEED_ENTRIES = 50;

/** What an event is called in the news: also that a day went by without an answer is told, by the calendar and the page. */
function nameOf(event: BottleneckEvent, language: string): string {
  const t = messagesIn(language);
  return event.kind === 'answered'
    ? t(`bottleneck.answer.${event.answer}`)
    : t(`bottleneck.event.${event.kind}`);
}

async function feed(ctx: RequestContext, code: string): Promise<Response> {
  const { language, app } = ctx;
  const { rows, chosen } = await readPublicBottlenecks(ctx, code);
  const baseUrl = `${app.publicUrl}/${language}`;
  const entries = rows
    .flatMap(({ bottleneck, standing }) =>
      bottleneck.events.map((event) => ({ bottleneck, standing, event })),
    )
    .sort((a, b) => b.event.at.getTime() - a.event.at.getTime())
    .slice(0, MAX_FEED_ENTRIES)
    .map(({ bottleneck, standing, event }) => ({
      id: event.id,
      title: `${nameOf(event, language)}: ${textIn(textsOf(bottleneck.texts), language)?.words ?? ''}`,
      summary: textIn(textsOf(event.texts), language)?.words ?? '',
      author: standing.owner || (municipalityByCode(bottleneck.municipality)?.name ?? ''),
      url: `${baseUrl}${bottleneckPath(bottleneck.id)}`,
      updated: event.at,
    }));
  return new Response(
    atomFeed({
      page: `${baseUrl}${chosen ? municipalityBottlenecksPath(chosen.code) : BOTTLENECKS_PATH}`,
      title: messagesIn(language)('bottleneck.title'),
      language,
      entries,
    }),
    { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } },
  );
}

async function calendar(ctx: RequestContext, code: string): Promise<Response> {
  const { language, app } = ctx;
  const { rows } = await readPublicBottlenecks(ctx, code);
  const baseUrl = `${app.publicUrl}/${language}`;
  return new Response(bottleneckCalendar(rows, { language, baseUrl, now: app.now() }), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="van-onderop.ics"',
    },
  });
}

/** For other programs and sites: what happened, the days of answers, and a list to embed; of all or of one municipality. */
export const bottleneckFeedRoutes: Route[] = [
  get(`${BOTTLENECKS_PATH}/feed.atom`, { allow: 'anyone' }, (ctx) => feed(ctx, '')),
  get(`${MUNICIPALITY_ROUTE}/feed.atom`, { allow: 'anyone' }, (ctx) => feed(ctx, ctx.param('municipality'))),
  get(`${BOTTLENECKS_PATH}/calendar.ics`, { allow: 'anyone' }, (ctx) => calendar(ctx, '')),
  get(`${MUNICIPALITY_ROUTE}/calendar.ics`, { allow: 'anyone' }, (ctx) =>
    calendar(ctx, ctx.param('municipality')),
  ),
  get(`${BOTTLENECKS_PATH}/embed`, { allow: 'anyone' }, async (ctx) => {
    const { rows } = await readPublicBottlenecks(ctx, ctx.query.get('m') ?? '');
    const response = ctx.render(
      <BottleneckEmbed
        page={ctx.page}
        rows={rows}
        baseUrl={ctx.app.publicUrl}
        theme={THEMES.find((name) => name === ctx.query.get('theme')) ?? 'warm'}
      />,
    );
    response.headers.set(EMBEDDABLE_HEADER, 'anywhere');
    return response;
  }),
];
