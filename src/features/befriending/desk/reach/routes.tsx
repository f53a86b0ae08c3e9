import type { Newcomer, Owner } from '#core/access/actor.ts';
import { readOwn } from '#core/access/logged-read.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { directorySnapshot, textIn } from '#features/directory';
import { listPools, membersOf, ownCards } from '../../model/queries.ts';
import { thinness } from '../../rounds/hold-round.ts';
import { neighboursOf } from '../../rounds/neighbour-queries.ts';
import { NoPoolPage } from '../model/NoPoolPage.tsx';
import { REACH_PATH, WIDER_PATH } from '../model/paths.ts';
import { poolCards } from '../model/queries.ts';
import { readDesk } from '../model/read-desk.ts';
import { answerWiderQuestion, askWider, changeNeighbour, setMaximum } from './actions.ts';
import { widerQuestions } from './queries.ts';
import { type OtherPool, type ReachNotice, ReachPage } from './ReachPage.tsx';
import { neighbourState, widerCandidates } from './rules.ts';
import { WiderPage } from './WiderPage.tsx';

const READS = { allow: 'member', teamLanguages: true, purpose: 'befriending' } as const;
const NOTICES: readonly ReachNotice[] = ['asked', 'nothing-chosen', 'saved', 'gone'];

async function showReach(ctx: RequestContext<Owner>): Promise<Response> {
  const { app, language } = ctx;
  const { byId } = await directorySnapshot(app);
  const read = await readDesk(ctx, REACH_PATH, async (tx, pool) => {
    const looking = (await poolCards(tx, app, pool.listing)).filter(
      ({ card, pairs }) => card.state === 'active' && pairs < card.capacity,
    );
    const { candidates, alone } = widerCandidates(looking);
    const questions = new Map((await widerQuestions(tx)).map((question) => [question.member, question]));
    const neighbours = await neighboursOf(tx, pool.listing);
    const pools = (await listPools(tx)).filter(({ listing }) => listing !== pool.listing);
    return {
      value: { looking, alone, candidates, questions, neighbours, pools },
      consents: candidates.flatMap(({ row }) => row.members.map(({ consent }) => consent)),
    };
  });
  if (!read) return ctx.render(<NoPoolPage page={ctx.page} actor={ctx.actor} />);
  const { candidates, questions, neighbours, pools, looking, alone } = read.value;
  const named: OtherPool[] = pools.flatMap(({ listing, initiative }) => {
    const known = byId.get(initiative);
    if (!known) return [];
    const shown = textIn(known, language);
    return [{ pool: listing, name: shown.text.name, lang: shown.language }];
  });
  const thin = await thinness(app, read.pool.listing);
  const kind = NOTICES.find((notice) => ctx.query.has(notice));
  return ctx.render(
    <ReachPage
      page={read.page}
      token={ctx.formToken()}
      actor={ctx.actor}
      pool={read.pool}
      looking={looking.length}
      alone={alone}
      candidates={candidates}
      thin={thin}
      questions={questions}
      neighbours={neighbours.flatMap((neighbour) => {
        const other = named.find(({ pool }) => pool === neighbour.pool);
        return other
          ? [{ ...other, state: neighbourState(neighbour), since: neighbour.agreedAt ?? neighbour.askedAt }]
          : [];
      })}
      others={named.filter(({ pool }) => !neighbours.some((neighbour) => neighbour.pool === pool))}
      notice={kind && { kind, count: Number(ctx.query.get(kind)) || 0 }}
    />,
  );
}

/** Whoever was asked reads the question and answers it; it can be changed as long as they take part. */
async function showWider(ctx: RequestContext<Newcomer>, saved: boolean): Promise<Response> {
  const { app, language } = ctx;
  const { byId } = await directorySnapshot(app);
  const read = await readOwn(
    app,
    ctx.actor,
    { purpose: 'own-befriending', page: WIDER_PATH },
    async (tx, person) => {
      const cards = await ownCards(tx, person);
      const members = (
        await membersOf(
          tx,
          app,
          cards.map(({ id }) => id),
        )
      ).filter((member) => member.person === person);
      return { members, questions: await widerQuestions(tx), pools: await listPools(tx) };
    },
  );
  if (!read.ok) return ctx.notFound();
  const { members, questions, pools } = read.value;
  return ctx.render(
    <WiderPage
      page={{ ...ctx.page, path: WIDER_PATH }}
      token={ctx.formToken()}
      saved={saved}
      questions={questions.flatMap(({ member, pool, answer }) => {
        const own = members.find(({ id }) => id === member);
        const initiative = byId.get(pools.find(({ listing }) => listing === pool)?.initiative ?? '');
        if (!own) return [];
        const shown = initiative && textIn(initiative, language);
        return [
          {
            member,
            answer,
            organisation: shown?.text.name ?? '',
            lang: shown?.language,
            rangeKm: own.answers.rangeKm,
          },
        ];
      })}
    />,
  );
}

/** Where nobody is near: what it costs, whom to ask, and which other organisations are around. */
export const reachRoutes: Route[] = [
  get(REACH_PATH, READS, showReach),
  post(`${REACH_PATH}/ask`, { ...READS, action: askWider }, async (ctx, run) => {
    const cards = ctx.form.getAll('chosen');
    if (cards.length === 0) return ctx.redirect(`${REACH_PATH}?nothing-chosen`);
    const asked = await run({ cards });
    return ctx.redirect(`${REACH_PATH}?${asked.ok ? `asked=${asked.value.asked}` : 'gone'}`);
  }),
  post(`${REACH_PATH}/maximum`, { ...READS, allow: 'owner', action: setMaximum }, async (ctx, run) => {
    const set = await run({ maximum: ctx.form.get('maximum') });
    return ctx.redirect(`${REACH_PATH}?${set.ok ? 'saved' : 'gone'}`);
  }),
  post(`${REACH_PATH}/neighbours`, { ...READS, action: changeNeighbour }, async (ctx, run) => {
    const changed = await run({ pool: ctx.form.get('pool'), step: ctx.form.get('step') });
    return ctx.redirect(`${REACH_PATH}?${changed.ok ? 'saved' : 'gone'}#neighbours`);
  }),
  get(WIDER_PATH, { allow: 'newcomer', purpose: 'own-befriending' }, (ctx) =>
    showWider(ctx, ctx.query.has('saved')),
  ),
  post(WIDER_PATH, { allow: 'newcomer', action: answerWiderQuestion }, async (ctx, run) => {
    const answered = await run({ member: ctx.form.get('member'), answer: ctx.form.get('answer') });
    return ctx.redirect(answered.ok ? `${WIDER_PATH}?saved` : WIDER_PATH);
  }),
];
