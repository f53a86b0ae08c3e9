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

const COOKIE_MAX_AGE_SECONDS = 180 * 86_400;

const baseUrlOf = ({ app, language }: RequestContext): string => `${app.publicUrl}/${language}`;

/** The list in the address, if there is one; else the one of this browser. */
const requestedIds = (ctx: RequestContext): string[] =>
  parseSavedList(ctx.query.get('i') ?? ctx.cookie('kept'));

/** The saved list: it is stored in its address and, once somebody saved something, in a cookie of this browser. */
export const savedListRoutes: Route[] = [
  get('/my-list', { allow: 'anyone' }, async (ctx) => {
    const { initiatives } = await directorySnapshot(ctx.app);
    const ids = requestedIds(ctx);
    const { places, missingCount } = savedInitiatives(initiatives, ids);
    const [added] = savedInitiatives(places, parseSavedList(ctx.query.get('added') ?? '')).places;
    const listParam = formatSavedList(ids);
    const link = `${baseUrlOf(ctx)}/my-list?i=${listParam}`;
    return ctx.render(
      <SavedListPage
        page={ctx.page}
        token={ctx.formToken()}
        places={places}
        missingCount={missingCount}
        added={added}
        shared={ctx.query.has('i')}
        link={link}
        qr={renderSVG(link, { border: 2 })}
        listParam={listParam}
      />,
    );
  }),
  post('/my-list/keep', { allow: 'anyone', withoutAction: 'cookie' }, (ctx) => {
    const { get } = ctx.form;
    const shared = parseSavedList(get('take'));
    const existing = parseSavedList(ctx.cookie('kept')).filter((id) => id !== get('remove'));
    const saved = get('clear') ? [] : [...shared, ...existing];
    ctx.setCookie(formatSavedList(saved), saved.length ? COOKIE_MAX_AGE_SECONDS : 0, 'kept');
    return ctx.redirect('/my-list');
  }),
  // The page of a place is the same for everybody, so its form has no token: this address only keeps a public place.
  post(
    '/my-list/add/:place{[0-9a-f]{10}}',
    { allow: 'anyone', withoutAction: 'cookie', csrf: 'origin-only' },
    async (ctx) => {
      const added = ctx.param('place');
      const { initiatives } = await directorySnapshot(ctx.app);
      if (!savedInitiatives(initiatives, [added]).places.length) return ctx.notFound();
      const saved = formatSavedList([added, ...parseSavedList(ctx.cookie('kept'))]);
      ctx.setCookie(saved, COOKIE_MAX_AGE_SECONDS, 'kept');
      return ctx.redirect(`/my-list?added=${added}`);
    },
  ),
  get('/my-list/cards', { allow: 'anyone' }, async (ctx) => {
    const { initiatives } = await directorySnapshot(ctx.app);
    const { language, page } = ctx;
    const requestedLanguage = interfaceLanguages.find(({ code }) => code === ctx.query.get('with'))?.code;
    const places = savedInitiatives(initiatives, requestedIds(ctx)).places.map((it) => {
      const link = `${baseUrlOf(ctx)}/initiatives/${it.id}`;
      return { it, link, qr: renderSVG(link, { border: 2 }) };
    });
    return ctx.render(
      <PrintCardsPage
        page={page}
        places={places}
        otherLanguage={requestedLanguage ?? (language === 'nl' ? 'en' : 'nl')}
        backHref={`/${language}/my-list${ctx.query.has('i') ? `?i=${formatSavedList(requestedIds(ctx))}` : ''}`}
      />,
    );
  }),
  get('/my-list/calendar.ics', { allow: 'anyone' }, async (ctx) => {
    const { initiatives } = await directorySnapshot(ctx.app);
    const { places } = savedInitiatives(initiatives, requestedIds(ctx));
    const title = messagesIn(ctx.language)('kept.title');
    return new Response(weeklyCalendar(places, ctx.language, baseUrlOf(ctx), title), {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="van-onderop.ics"',
      },
    });
  }),
];
