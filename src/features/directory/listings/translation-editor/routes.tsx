import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { isInterfaceLanguage } from '#core/i18n/languages.ts';
import { hashToken } from '#core/private-links.ts';
import { withinRateLimit } from '#core/rate-limit.ts';
import type { SpokenLanguage } from '#features/vocabulary/rules.ts';
import { listingTexts, translationRequests } from '../../translations/queries.ts';
import { isOutdated, sourceTextOf, translationStatuses } from '../../translations/texts.ts';
import type { ListingText, SourceText } from '../../translations/types.ts';
import { supportedTargets } from '../machine-translation/supported-languages.ts';
import { townOf } from '../model/publish.ts';
import { findListing } from '../model/queries.ts';
import { previewInitiative } from '../model/rules.ts';
import type { Listing } from '../model/types.ts';
import { removeTranslation, requestMachineTranslation, writeTranslation } from './actions.ts';
import { RemoveTranslationPage } from './RemoveTranslationPage.tsx';
import type { TranslationOverview } from './TranslationList.tsx';
import { type TranslationRefusal, WriteTranslationPage } from './WriteTranslationPage.tsx';

const TRIES = { perNetwork: [60, 3600], overall: [600, 3600] } as const;
const DONE = ['kept', 'gone', 'asked', 'too-often'] as const;
const KNOWN = ['not-right', 'changed-elsewhere', 'not-understood'] as const;

const own = (ctx: RequestContext): string => `/register/${ctx.param('link')}`;

/** How the owner's initiative stands in other languages, and whether a machine may be asked. */
export async function translationOverview(
  ctx: RequestContext,
  { id, form, state }: Listing,
): Promise<TranslationOverview> {
  const { app, query } = ctx;
  const spoken = state === 'public' ? await supportedTargets(app, form.textLanguage) : [];
  const [texts, asks] = await ctx.readPublic(async (tx) => {
    await findListing(tx, { link: hashToken(ctx.param('link')) });
    return [await listingTexts(tx, id), await translationRequests(tx, id)];
  });
  const ready = spoken.length > 0 ? 'ready' : 'none';
  return {
    standings: translationStatuses(form, texts, asks, spoken),
    machine: app.settings.translation && state !== 'public' ? 'when-public' : ready,
    moment: app.now().getTime(),
    done: DONE.find((what) => what === query.get('texts')),
  };
}

interface Opened {
  mine: Listing;
  into: SpokenLanguage;
  now: ListingText | undefined;
}

/** The listing of this link and what it says in the language of the address; nothing when that is its own. */
async function opened(ctx: RequestContext): Promise<Opened | undefined> {
  const into = ctx.param('language');
  if (!isInterfaceLanguage(into)) return undefined;
  return ctx.readPublic(async (tx) => {
    const mine = await findListing(tx, { link: hashToken(ctx.param('link')) });
    if (!mine || mine.form.textLanguage === into) return undefined;
    const now = (await listingTexts(tx, mine.id)).find(({ language }) => language === into);
    return { mine, into, now };
  });
}

interface Written {
  typed: { name: string; summary: string };
  from: SourceText;
  seen: number;
}

const writtenIn = ({ form: { get } }: RequestContext): Written => ({
  typed: { name: get('name'), summary: get('summary') },
  from: { language: get('fromLanguage'), name: get('fromName'), summary: get('fromSummary') },
  seen: Number(get('seen')),
});

function show(
  ctx: RequestContext,
  { mine, into, now }: Opened,
  written: Written,
  more: { refusal?: string; look?: boolean } = {},
): Response {
  const { typed, from, seen } = written;
  const refusal: TranslationRefusal | undefined = KNOWN.find((known) => known === more.refusal);
  const town = townOf(mine.form);
  const looked = {
    ...previewInitiative(mine.form, town, ctx.app.now()),
    language: into,
    texts: { [into]: typed },
  };
  return ctx.render(
    <WriteTranslationPage
      page={{ ...ctx.page, path: `${own(ctx)}/texts/${into}` }}
      token={ctx.formToken()}
      at={own(ctx)}
      form={mine.form}
      into={into}
      typed={typed}
      from={from}
      seen={seen}
      now={now}
      older={now !== undefined && isOutdated(now, sourceTextOf(mine.form))}
      preview={more.look ? looked : undefined}
      refusal={refusal}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

export const translationRoutes: Route[] = [
  get('/register/:link/texts/:language', { allow: 'anyone', teamLanguages: true }, async (ctx) => {
    const it = await opened(ctx);
    if (!it) return ctx.notFound();
    const typed = { name: it.now?.name ?? '', summary: it.now?.summary ?? '' };
    return show(ctx, it, { typed, from: sourceTextOf(it.mine.form), seen: it.now?.version ?? 0 });
  }),
  post(
    '/register/:link/texts/:language/keep',
    { allow: 'anyone', redisplay: true, teamLanguages: true },
    async (ctx) => {
      const it = await opened(ctx);
      if (!it) return ctx.notFound();
      return show(ctx, it, writtenIn(ctx), { look: ctx.form.get('what') === 'look' });
    },
  ),
  post(
    '/register/:link/texts/:language',
    { allow: 'anyone', teamLanguages: true, action: writeTranslation },
    async (ctx, run) => {
      const written = writtenIn(ctx);
      const { typed, from, seen } = written;
      const said = { link: ctx.param('link'), language: ctx.param('language'), ...typed, source: from, seen };
      const done = await run(said);
      if (done.ok) return ctx.redirect(`${own(ctx)}?texts=kept#texts`);
      const it = await opened(ctx);
      if (!it) return ctx.notFound();
      // Whoever was told that it changed elsewhere decides with the next tap.
      const known = done.refusal === 'changed-elsewhere' ? (it.now?.version ?? 0) : seen;
      return show(ctx, it, { ...written, seen: known }, { refusal: done.refusal });
    },
  ),
  get('/register/:link/texts/:language/remove', { allow: 'anyone', teamLanguages: true }, (ctx) =>
    askRemove(ctx),
  ),
  post(
    '/register/:link/texts/:language/remove',
    { allow: 'anyone', teamLanguages: true, action: removeTranslation },
    async (ctx, run) => {
      const language = ctx.param('language');
      const said = { link: ctx.param('link'), language, seen: Number(ctx.form.get('seen')) };
      const done = await run(said);
      return done.ok ? ctx.redirect(`${own(ctx)}?texts=gone#texts`) : askRemove(ctx, true);
    },
  ),
  post(
    '/register/:link/texts',
    { allow: 'anyone', teamLanguages: true, action: requestMachineTranslation },
    async (ctx, run) => {
      const { app, clientNetwork } = ctx;
      const it = await ctx.readPublic((tx) => findListing(tx, { link: hashToken(ctx.param('link')) }));
      if (!it) return ctx.notFound();
      if (!(await withinRateLimit(app, 'translate', clientNetwork, TRIES)))
        return ctx.redirect(`${own(ctx)}?texts=too-often#texts`);
      const one = ctx.form.get('language');
      const able = await supportedTargets(app, it.form.textLanguage);
      const languages = one === 'all' ? able : able.filter((code) => code === one);
      const done = await run({ link: ctx.param('link'), languages });
      return done.ok ? ctx.redirect(`${own(ctx)}?texts=asked#texts`) : ctx.notFound();
    },
  ),
];

async function askRemove(ctx: RequestContext, changed = false): Promise<Response> {
  const it = await opened(ctx);
  if (!it) return ctx.notFound();
  // Somebody else took it away already: that is what was wished.
  if (!it.now) return ctx.redirect(`${own(ctx)}?texts=gone#texts`);
  const at = `${own(ctx)}/texts/${it.into}`;
  return ctx.render(
    <RemoveTranslationPage page={ctx.page} token={ctx.formToken()} at={at} text={it.now} changed={changed} />,
    changed ? 409 : 200,
  );
}
