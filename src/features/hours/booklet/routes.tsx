import type { Newcomer } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { daysAfter } from '#core/time/amsterdam.ts';
import { consentsInForce } from '#features/consents';
import { directorySnapshot } from '#features/directory';
import { ownRequests } from '#features/placements';
import { readStory } from '#features/story';
import { hoursEntries, showsZRoute } from '../model/queries.ts';
import { ownStatements } from '../model/statement-queries.ts';
import { answerEntry, chooseZRoute, turnOff, turnOn } from './actions.ts';
import { BookletPage } from './BookletPage.tsx';
import { EntryPage } from './EntryPage.tsx';
import { BOOKLET_DAYS, HOURS_PATH } from './rules.ts';
import { TurnOnPage } from './TurnOnPage.tsx';

const ON_PATH = `/hours/initiatives/:id{${UUID_PATTERN}}` as const;
const ENTRY_PATH = `/hours/:id{${UUID_PATTERN}}` as const;
const NOTICES = ['on', 'off', 'changed'] as const;

async function showBooklet(ctx: RequestContext<Newcomer>): Promise<Response> {
  const now = ctx.app.now();
  const { byId } = await directorySnapshot(ctx.app);
  const booklet = await ctx.readOwn(async (tx, person) => ({
    entries: await hoursEntries(tx),
    live: await consentsInForce(tx, 'hours', now),
    started: (await ownRequests(tx, ctx.app, person)).filter(({ state }) => state === 'started'),
    zRoute: await showsZRoute(tx, person),
    statements: await ownStatements(tx),
    name: (await readStory(tx, person)).story.name,
  }));
  const on = new Set(booklet.live.map(({ listing }) => listing));
  return ctx.render(
    <BookletPage
      page={ctx.page}
      token={ctx.formToken()}
      entries={booklet.entries}
      live={booklet.live}
      available={booklet.started
        .filter(({ listing }) => !on.has(listing))
        .flatMap(({ initiative }) => byId.get(initiative) ?? [])}
      zRoute={booklet.zRoute}
      statements={booklet.statements}
      once={ctx.newFormKey('/hours/statements')}
      name={booklet.name ?? ''}
      notice={NOTICES.find((notice) => ctx.query.has(notice))}
    />,
  );
}

async function showTurnOn(ctx: RequestContext<Newcomer>, typed?: string): Promise<Response> {
  const id = ctx.param('id');
  const initiative = (await directorySnapshot(ctx.app)).byId.get(id);
  const known = await ctx.readOwn(async (tx, person) => ({
    place: (await ownRequests(tx, ctx.app, person)).find(
      ({ initiative: asked, state }) => asked === id && state === 'started',
    ),
    name: (await readStory(tx, person)).story.name,
  }));
  if (!initiative || !known.place) return ctx.notFound();
  return ctx.render(
    <TurnOnPage
      page={ctx.page}
      token={ctx.formToken()}
      once={ctx.keptFormKey()}
      initiative={initiative}
      name={typed ?? (known.place.firstName || known.name || '')}
      until={daysAfter(ctx.app.now(), BOOKLET_DAYS)}
      refused={typed !== undefined}
    />,
    typed === undefined ? 200 : 422,
  );
}

export const bookletRoutes: Route[] = [
  get(HOURS_PATH, { allow: 'newcomer', purpose: 'own-hours' }, showBooklet),
  post('/hours/route', { allow: 'newcomer', action: chooseZRoute }, async (ctx, run) => {
    await run({ shown: ctx.form.get('shown') === 'yes' });
    return ctx.redirect(HOURS_PATH);
  }),
  get(ON_PATH, { allow: 'newcomer', purpose: 'own-hours' }, (ctx) => showTurnOn(ctx)),
  post(ON_PATH, { allow: 'newcomer', action: turnOn, purpose: 'own-hours' }, async (ctx, run) => {
    const name = ctx.form.get('name').trim();
    const turned = await run({
      source: ctx.formKey(),
      initiative: ctx.param('id'),
      name,
      language: ctx.language,
    });
    if (turned.ok) return ctx.redirect(`${HOURS_PATH}?on`);
    return turned.refusal === 'no-name' ? showTurnOn(ctx, name) : ctx.notFound();
  }),
  post('/hours/off', { allow: 'newcomer', action: turnOff }, async (ctx, run) => {
    const turned = await run({ consent: ctx.form.get('consent') });
    return ctx.redirect(`${HOURS_PATH}?${turned.ok ? 'off' : 'changed'}`);
  }),
  get(ENTRY_PATH, { allow: 'newcomer', purpose: 'own-hours' }, async (ctx) => {
    const [entry] = await ctx.readOwn((tx) => hoursEntries(tx, { id: ctx.param('id') }));
    if (!entry) return ctx.notFound();
    return ctx.render(<EntryPage page={ctx.page} token={ctx.formToken()} entry={entry} />);
  }),
  post(ENTRY_PATH, { allow: 'newcomer', action: answerEntry }, async (ctx, run) => {
    const answered = await run({ entry: ctx.param('id'), reason: ctx.form.get('reason') });
    if (!answered.ok && answered.refusal === 'not-found') return ctx.notFound();
    return ctx.redirect(answered.ok ? HOURS_PATH : `${HOURS_PATH}?changed`);
  }),
];
