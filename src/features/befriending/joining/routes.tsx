import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { withinCreationLimit } from '#core/rate-limit.ts';
import { NEW_STORY_LIMIT } from '#features/accounts';
import { directorySnapshot, type Initiative, textIn } from '#features/directory';
import { findPlace, placeById } from '#features/geography';
import { cardPath } from '../card/paths.ts';
import { takesMinors } from '../card/rules.ts';
import { ABOUT_PATH } from '../model/paths.ts';
import { findPool, listPools } from '../model/queries.ts';
import type { Pool } from '../model/rules.ts';
import { AboutPage, type Near, type ShownPool } from './AboutPage.tsx';
import { beginToJoin } from './actions.ts';
import { byDistance } from './rules.ts';
import { StartPage } from './StartPage.tsx';

const JOIN = `/befriending/join/:pool{${UUID_PATTERN}}` as const;

/** The place that somebody looks near to: typed, or the id of one that the page offered. */
async function nearOf(ctx: RequestContext): Promise<Near> {
  const typed = (ctx.query.get('near') ?? '').trim().slice(0, 80);
  if (!typed) return { typed, place: undefined, options: [] };
  return ctx.readPublic(async (tx) => {
    const chosen = await placeById(tx, typed);
    if (chosen) return { typed: chosen.name, place: chosen, options: [] };
    const finding = await findPlace(tx, typed);
    return finding.kind === 'found'
      ? { typed, place: finding.place, options: [] }
      : { typed, place: undefined, options: finding.options };
  });
}

interface Listed extends Pick<Initiative, 'lat' | 'lon'> {
  pool: Pool;
  initiative: Initiative;
}

/** An organisation that takes new people now, with its page; undefined when there is none at this address. */
async function joinedOf(ctx: RequestContext): Promise<{ pool: Pool; organisation: string } | undefined> {
  const pool = await ctx.readPublic((tx) => findPool(tx, { listing: ctx.param('pool') }));
  const initiative = pool && (await directorySnapshot(ctx.app)).byId.get(pool.initiative);
  return pool?.open && initiative
    ? { pool, organisation: textIn(initiative, ctx.language).text.name }
    : undefined;
}

export const joiningRoutes: Route[] = [
  get(ABOUT_PATH, { allow: 'anyone', shareable: true }, async (ctx) => {
    const { byId } = await directorySnapshot(ctx.app);
    const pools = await ctx.readPublic(listPools);
    const near = await nearOf(ctx);
    const listed = pools.flatMap((pool): Listed[] => {
      const initiative = byId.get(pool.initiative);
      return initiative ? [{ pool, initiative, lat: initiative.lat, lon: initiative.lon }] : [];
    });
    const shown = byDistance(listed, near.place).map(({ place: { pool, initiative }, km }): ShownPool => {
      const { text, language } = textIn(initiative, ctx.language);
      return {
        pool: pool.listing,
        initiative: initiative.id,
        name: text.name,
        nameLanguage: language,
        town: initiative.town,
        open: pool.open,
        minors: takesMinors(pool, initiative),
        checkKind: pool.checkKind,
        km,
      };
    });
    return ctx.render(<AboutPage page={ctx.page} pools={shown} near={near} />);
  }),
  get(JOIN, { allow: 'anyone' }, async (ctx) => {
    const joined = await joinedOf(ctx);
    if (!joined) return ctx.redirect(ABOUT_PATH);
    if (ctx.actor.kind === 'newcomer') return ctx.redirect(cardPath(joined.pool.listing));
    return ctx.render(
      <StartPage
        page={ctx.page}
        token={ctx.formToken()}
        pool={joined.pool.listing}
        organisation={joined.organisation}
      />,
    );
  }),
  post(JOIN, { allow: 'anyone', action: beginToJoin }, async (ctx, run) => {
    const joined = await joinedOf(ctx);
    if (!joined) return ctx.redirect(ABOUT_PATH);
    const next = cardPath(joined.pool.listing);
    // A double tap: the key card that the first tap made is already open here.
    if (ctx.actor.kind === 'newcomer') return ctx.redirect(next);
    const session = await withinCreationLimit(ctx.app, NEW_STORY_LIMIT, ctx, () =>
      run({ ownDevice: ctx.form.get('device') === 'own' }),
    );
    if (!session.ok && session.refusal === 'too-often')
      return ctx.render(
        <StartPage
          page={ctx.page}
          token={ctx.formToken()}
          pool={joined.pool.listing}
          organisation={joined.organisation}
          tooOften
        />,
        429,
      );
    if (!session.ok) return ctx.redirect(ABOUT_PATH);
    ctx.setCookie(session.value.token, session.value.seconds);
    return ctx.redirect(next);
  }),
];
