import { renderSVG } from 'uqr';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { directorySnapshot } from '../catalogue/snapshot.ts';
import { messagesIn } from '../messages.ts';
import { PrintCardsPage } from './PrintCardsPage.tsx';
import { formatSavedList, parseSavedList, savedInitiatives } from './rules.ts';
import { SavedListPage } from './SavedListPage.tsx';
import { weeklyCalendar } from './weekly-calendar.ts';

const MONTHS = 180 * 86_400;

const homeOf = ({ app, language }: RequestContext): string => `${app.publicUrl}/${language}`;

/** The list in the address, when somebody gave it; else the one of this browser. */
const idsOf = (ctx: RequestContext): string[] => parseSavedList(ctx.query.get('i') ?? ctx.savedListCookie());

/** My list: it stands in the address and, when somebody put something on it, in a cookie of this browser. Nowhere else. */
export const savedListRoutes: Route[] = [
  get('/my-list', { allow: 'anyone' }, async (ctx) => {
    const { initiatives } = await directorySnapshot(ctx.app);
    const ids = idsOf(ctx);
    const { places, gone } = savedInitiatives(initiatives, ids);
    const [adding] = savedInitiatives(initiatives, parseSavedList(ctx.query.get('add') ?? '')).places;
    const query = formatSavedList(ids);
    const link = `${homeOf(ctx)}/my-list?i=${query}`;
    return ctx.render(
      <SavedListPage
        page={ctx.page}
        token={ctx.formToken()}
        places={places}
        gone={gone}
        adding={adding && !places.includes(adding) ? adding : undefined}
        shared={ctx.query.has('i')}
        link={link}
        qr={renderSVG(link, { border: 2 })}
        query={query}
      />,
    );
  }),
  post('/my-list/keep', { allow: 'anyone', redisplay: true }, (ctx) => {
    const { get } = ctx.form;
    const take = parseSavedList(get('take'));
    const mine = parseSavedList(ctx.savedListCookie()).filter((id) => id !== get('remove'));
    const now = get('clear') ? [] : [...parseSavedList(get('add')), ...take, ...mine];
    ctx.setCookie(formatSavedList(now), now.length ? MONTHS : 0, 'kept');
    return ctx.redirect('/my-list');
  }),
  get('/my-list/cards', { allow: 'anyone' }, async (ctx) => {
    const { initiatives } = await directorySnapshot(ctx.app);
    const { language, page } = ctx;
    const asked = interfaceLanguages.find(({ code }) => code === ctx.query.get('with'))?.code;
    const places = savedInitiatives(initiatives, idsOf(ctx)).places.map((it) => {
      const link = `${homeOf(ctx)}/initiatives/${it.id}`;
      return { it, link, qr: renderSVG(link, { border: 2 }) };
    });
    return ctx.render(
      <PrintCardsPage
        page={page}
        places={places}
        other={asked ?? (language === 'nl' ? 'en' : 'nl')}
        back={`/${language}/my-list${ctx.query.has('i') ? `?i=${formatSavedList(idsOf(ctx))}` : ''}`}
      />,
    );
  }),
  get('/my-list/calendar.ics', { allow: 'anyone' }, async (ctx) => {
    const { initiatives } = await directorySnapshot(ctx.app);
    const { places } = savedInitiatives(initiatives, idsOf(ctx));
    const title = messagesIn(ctx.language)('kept.title');
    return new Response(weeklyCalendar(places, ctx.language, homeOf(ctx), title), {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="van-onderop.ics"',
      },
    });
  }),
];
