import type { Newcomer } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { tellMet, writeAbout } from '../check-ins/actions.ts';
import { HowPage, type Written } from '../check-ins/HowPage.tsx';
import { othersWords, ownCheckIns } from '../check-ins/queries.ts';
import { canSayMet, MAX_WORDS_LENGTH, momentToAsk, momentToWrite } from '../check-ins/rules.ts';
import { findOwnPair, type OwnPair, ownPairs } from '../model/pair-queries.ts';
import { PAIRS_PATH } from '../model/paths.ts';
import { otherSides } from '../model/queries.ts';
import { findThread } from '../relay/queries.ts';
import { ThreadSection } from '../relay/ThreadSection.tsx';
import { BlockForm, ReportLink } from '../safety/SafetyLinks.tsx';
import { endOwnPair, goOn } from './actions.ts';
import { type EndFields, EndPage } from './EndPage.tsx';
import { HelpPage } from './HelpPage.tsx';
import { PAIR_NOTICES, PairPage } from './PairPage.tsx';
import { PairsPage } from './PairsPage.tsx';
import { saidGoOn, thanksOf } from './queries.ts';
import { END_REASONS } from './rules.ts';

const PERSONAL = { allow: 'newcomer', purpose: 'own-befriending' } as const;
const PAIR_PATH = `${PAIRS_PATH}/:id{${UUID_PATTERN}}` as const;

const readPair = (ctx: RequestContext<Newcomer>) =>
  ctx.readOwn(async (tx, person) => {
    const pair = await findOwnPair(tx, person, ctx.param('id'));
    if (!pair) return undefined;
    const now = ctx.app.now();
    const own = await ownCheckIns(tx, person, pair.id);
    const others = await otherSides(tx, ctx.app);
    return {
      pair,
      people: others.filter(({ card }) => card === pair.other),
      ask: momentToAsk(pair, own, now),
      write: momentToWrite(own),
      late: canSayMet(pair, own, now),
      hasMet: own.some(({ met }) => met === 'yes'),
      goesOn: await saidGoOn(tx, person, pair.id),
      written: await othersWords(tx, ctx.app, pair.id),
      thread: await findThread(tx, ctx.app, pair.id),
      thanks: await thanksOf(tx, pair.id),
    };
  });

/** To somebody who helps, and to not meeting the others any more: on every page that shows them. */
const safetyLinks = ({ page }: RequestContext<Newcomer>, { other }: OwnPair) => (
  <>
    <ReportLink page={page} about={other} />
    <BlockForm page={page} about={other} />
  </>
);

const writtenIn = ({ form }: RequestContext): Written => ({
  said: form.getAll('said'),
  words: form.get('words'),
  feeling: form.get('feeling'),
  safetyWords: form.get('safetyWords'),
});
const endIn = ({ form }: RequestContext): EndFields => ({
  reason: form.get('reason'),
  words: form.get('words'),
  thanks: form.getAll('thanks'),
});
const isTooLong = (...texts: string[]): boolean =>
  texts.some((text) => text.trim().length > MAX_WORDS_LENGTH);

/** The address of a page beneath that of a pair, for a form that is shown again. */
const pageAt = (ctx: RequestContext, below: string) => ({
  ...ctx.page,
  path: `${PAIRS_PATH}/${ctx.param('id')}${below}`,
});

export const pairRoutes: Route[] = [
  get(PAIRS_PATH, PERSONAL, async (ctx) => {
    const read = await ctx.readOwn(async (tx, person) => ({
      pairs: await ownPairs(tx, person),
      others: await otherSides(tx, ctx.app),
    }));
    return ctx.render(<PairsPage page={ctx.page} {...read} />);
  }),
  get(PAIR_PATH, PERSONAL, async (ctx) => {
    const read = await readPair(ctx);
    if (!read) return ctx.notFound();
    const { thread } = read;
    return ctx.render(
      <PairPage
        page={ctx.page}
        token={ctx.formToken()}
        {...read}
        conversation={
          thread.open && (
            <ThreadSection
              page={ctx.page}
              token={ctx.formToken()}
              formKey={ctx.newFormKey(`${PAIR_PATH}/messages`)}
              thread={thread}
              translates={ctx.app.settings.translation !== undefined}
            />
          )
        }
        safety={safetyLinks(ctx, read.pair)}
        notice={PAIR_NOTICES.find((notice) => ctx.query.has(notice))}
      />,
    );
  }),
  post(`${PAIR_PATH}/met`, { allow: 'newcomer', action: tellMet }, async (ctx, run) => {
    const path = `${PAIRS_PATH}/${ctx.param('id')}`;
    const told = await run({ pair: ctx.param('id'), met: ctx.form.get('met') });
    if (!told.ok) return told.refusal === 'not-found' ? ctx.notFound() : ctx.redirect(`${path}?gone`);
    return ctx.redirect(told.value.met === 'yes' ? `${path}/how` : `${path}?told`);
  }),
  get(`${PAIR_PATH}/how`, PERSONAL, async (ctx) => {
    const read = await readPair(ctx);
    if (!read) return ctx.notFound();
    if (!read.write) return ctx.redirect(`${PAIRS_PATH}/${read.pair.id}`);
    return ctx.render(<HowPage page={ctx.page} token={ctx.formToken()} pair={read.pair.id} />);
  }),
  post(`${PAIR_PATH}/how`, { allow: 'newcomer', action: writeAbout }, async (ctx, run) => {
    const pair = ctx.param('id');
    const written = writtenIn(ctx);
    if (isTooLong(written.words, written.safetyWords))
      return ctx.render(
        <HowPage page={pageAt(ctx, '/how')} token={ctx.formToken()} pair={pair} written={written} tooLong />,
        422,
      );
    const kept = await run({ pair, ...written, feeling: written.feeling || null });
    if (!kept.ok)
      return kept.refusal === 'not-found' ? ctx.notFound() : ctx.redirect(`${PAIRS_PATH}/${pair}?gone`);
    return ctx.redirect(kept.value.unsafe ? `${PAIRS_PATH}/${pair}/help` : `${PAIRS_PATH}/${pair}?told`);
  }),
  get(`${PAIR_PATH}/help`, PERSONAL, async (ctx) => {
    const read = await readPair(ctx);
    if (!read) return ctx.notFound();
    const { pair } = read;
    return ctx.render(
      <HelpPage
        page={ctx.page}
        pair={pair.id}
        canEnd={pair.speaks && pair.state !== 'ended'}
        safety={safetyLinks(ctx, pair)}
      />,
    );
  }),
  post(`${PAIR_PATH}/go-on`, { allow: 'newcomer', action: goOn }, async (ctx, run) => {
    const gone = await run({ pair: ctx.param('id') });
    const notice = !gone.ok ? 'gone' : gone.value.both ? 'going-on' : 'kept';
    return ctx.redirect(`${PAIRS_PATH}/${ctx.param('id')}?${notice}`);
  }),
  get(`${PAIR_PATH}/end`, PERSONAL, async (ctx) => {
    const read = await readPair(ctx);
    if (!read) return ctx.notFound();
    const { pair } = read;
    if (pair.state === 'ended' || !pair.speaks) return ctx.redirect(`${PAIRS_PATH}/${pair.id}`);
    return ctx.render(<EndPage page={ctx.page} token={ctx.formToken()} pair={pair.id} />);
  }),
  post(`${PAIR_PATH}/end`, { allow: 'newcomer', action: endOwnPair }, async (ctx, run) => {
    const pair = ctx.param('id');
    const fields = endIn(ctx);
    const refusal = isTooLong(fields.words)
      ? 'too-long'
      : END_REASONS.some((reason) => reason === fields.reason)
        ? undefined
        : 'reason';
    if (refusal)
      return ctx.render(
        <EndPage
          page={pageAt(ctx, '/end')}
          token={ctx.formToken()}
          pair={pair}
          fields={fields}
          refusal={refusal}
        />,
        422,
      );
    const ended = await run({ pair, ...fields });
    if (!ended.ok) return ctx.redirect(`${PAIRS_PATH}/${pair}?gone`);
    return ctx.redirect(`${PAIRS_PATH}/${pair}${fields.reason === 'unsafe' ? '/help' : '?ended'}`);
  }),
];
