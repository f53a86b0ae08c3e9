import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { readTableQuery } from '#core/http/table-query.ts';
import { obstacleName } from '#features/signals';
import { POLICY_BOTTLENECKS_PATH } from '../../model/paths.ts';
import { textIn } from '../../model/rules.ts';
import { textsOf, USUAL_TERM_WEEKS } from '../model/rules.ts';
import {
  adoptBottleneck,
  answerBottleneck,
  recordStep,
  speakAnswer,
  takeUpBottleneck,
  translateBottleneck,
} from './actions.ts';
import { BottleneckDeskPage, type BottleneckRefusal, DESK_REFUSALS } from './BottleneckDeskPage.tsx';
import { BottlenecksPage } from './BottlenecksPage.tsx';
import { NewBottleneckPage, type TakeUpRefusal } from './NewBottleneckPage.tsx';
import { readBottleneckDesk } from './read-desk.ts';
import { DESK_STATES, MAX_VOICE_FORM_BYTES } from './rules.ts';

const NEW_PATH = `${POLICY_BOTTLENECKS_PATH}/new` as const;
const ONE_PATH = `${POLICY_BOTTLENECKS_PATH}/:id{${UUID_PATTERN}}` as const;
const POLICY = { allow: 'policy', teamLanguages: true } as const;

async function showNew(ctx: RequestContext<StaffMember>, refusal?: TakeUpRefusal): Promise<Response> {
  const desk = await readBottleneckDesk(ctx.actor, ctx.app);
  const source = (ctx.form.get('from') || ctx.query.get('from') || '').slice(0, 60);
  const question = desk.questions.find(({ id }) => source === `signal:${id}`);
  const statement = desk.statements.find((each) => source === `statement:${each.statement.id}`);
  if (source && !question && !statement && !refusal) return ctx.notFound();
  const said = textIn(textsOf(statement?.statement.texts ?? []), ctx.language);
  const typed = (field: string, usual: string) =>
    ctx.form.entries().some(([name]) => name === field) ? ctx.form.get(field) : usual;
  return ctx.render(
    <NewBottleneckPage
      page={{ ...ctx.page, path: NEW_PATH }}
      source={source}
      municipalities={desk.municipalities}
      typed={{
        words: typed('words', said?.words ?? (question ? obstacleName(question.obstacle, ctx.language) : '')),
        language: typed('language', said?.language ?? ctx.language),
        municipality: typed('municipality', question?.municipality ?? ''),
        owner: typed('owner', question?.ownerName ?? ''),
        termWeeks: typed('termWeeks', String(USUAL_TERM_WEEKS)),
      }}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(NEW_PATH)}
      refusal={refusal}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

async function showOne(
  ctx: RequestContext<StaffMember>,
  { refusal, checked = false }: { refusal?: BottleneckRefusal; checked?: boolean } = {},
): Promise<Response> {
  const desk = await readBottleneckDesk(ctx.actor, ctx.app);
  const row = desk.rows.find(({ bottleneck }) => bottleneck.id === ctx.param('id'));
  if (!row) return ctx.notFound();
  const { get: field, entries } = ctx.form;
  const isAnswer = entries().some(([name]) => name === 'kind' || name === 'ownWords' || name === 'by');
  return ctx.render(
    <BottleneckDeskPage
      page={{ ...ctx.page, path: `${POLICY_BOTTLENECKS_PATH}/${row.bottleneck.id}` }}
      row={row}
      tenants={desk.tenants}
      typed={{
        kind: field('kind'),
        by: field('by').slice(0, 20),
        handedTo: field('handedTo'),
        handedTenant: field('handedTenant'),
        language: field('language') || ctx.language,
        words: isAnswer ? field('words') : '',
        ownWords: field('ownWords'),
      }}
      typedOwner={entries().some(([name]) => name === 'owner') ? field('owner') : undefined}
      typedWords={isAnswer ? '' : field('words')}
      token={ctx.formToken()}
      formKey={(path) => ctx.keptFormKey(`${ONE_PATH}/${path}`)}
      refusal={refusal}
      done={ctx.query.has('done')}
      checked={checked}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

/** Back to the bottleneck when it worked; else its page says why not, with what was typed. */
function after(
  ctx: RequestContext<StaffMember>,
  outcome: { ok: true } | { ok: false; refusal: string },
  misunderstood: BottleneckRefusal = 'no-words',
): Response | Promise<Response> {
  if (outcome.ok) return ctx.redirect(`${POLICY_BOTTLENECKS_PATH}/${ctx.param('id')}?done`);
  const { refusal } = outcome;
  if (refusal === 'not-found' || refusal === 'not-signed-in') return ctx.notFound();
  return showOne(ctx, { refusal: DESK_REFUSALS.find((known) => known === refusal) ?? misunderstood });
}

/** The desk where a municipality answers what stands in the way. */
export const bottleneckDeskRoutes: Route[] = [
  get(POLICY_BOTTLENECKS_PATH, POLICY, async (ctx) => {
    const desk = await readBottleneckDesk(ctx.actor, ctx.app);
    const query = readTableQuery(ctx.query, {
      sorts: ['urgency', 'words', 'due', 'owner'],
      filters: { state: DESK_STATES, municipality: desk.municipalities },
    });
    return ctx.render(<BottlenecksPage page={ctx.page} desk={desk} query={query} />);
  }),
  get(NEW_PATH, POLICY, (ctx) => showNew(ctx)),
  post(NEW_PATH, { ...POLICY, action: takeUpBottleneck }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const taken = await run({
      idempotencyKey: ctx.formKey(),
      source: field('from'),
      municipality: field('municipality'),
      words: field('words'),
      language: field('language'),
      owner: field('owner'),
      termWeeks: field('termWeeks'),
    });
    if (taken.ok) return ctx.redirect(`${POLICY_BOTTLENECKS_PATH}/${taken.value}?done`);
    const { refusal } = taken;
    if (refusal === 'not-found' || refusal === 'not-signed-in') return ctx.notFound();
    if (refusal === 'not-understood' || refusal === 'not-now') return showNew(ctx, 'changed-elsewhere');
    return showNew(ctx, refusal);
  }),
  get(ONE_PATH, POLICY, (ctx) => showOne(ctx)),
  post(`${ONE_PATH}/adopt`, { ...POLICY, action: adoptBottleneck }, async (ctx, run) => {
    const { get: field } = ctx.form;
    return after(
      ctx,
      await run({ bottleneck: ctx.param('id'), owner: field('owner'), termWeeks: field('termWeeks') }),
      'no-owner',
    );
  }),
  post(`${ONE_PATH}/answer`, { ...POLICY, action: answerBottleneck }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const answered = await run({
      idempotencyKey: ctx.formKey(),
      bottleneck: ctx.param('id'),
      after: Number(field('after')),
      kind: field('kind'),
      by: field('by'),
      handedTo: field('handedTo'),
      handedTenant: field('handedTenant'),
      language: field('language'),
      words: field('words'),
      ownWords: field('ownWords'),
    });
    return after(ctx, answered, 'no-kind');
  }),
  post(`${ONE_PATH}/check`, { ...POLICY, withoutAction: 'redisplay' }, (ctx) =>
    showOne(ctx, { checked: true }),
  ),
  post(`${ONE_PATH}/step`, { ...POLICY, action: recordStep }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const recorded = await run({
      idempotencyKey: ctx.formKey(),
      bottleneck: ctx.param('id'),
      after: Number(field('after')),
      step: field('step'),
      owner: field('owner'),
      reason: field('reason'),
      people: field('people'),
      language: field('language'),
      words: field('words'),
    });
    return after(ctx, recorded);
  }),
  post(`${ONE_PATH}/words`, { ...POLICY, action: translateBottleneck }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const translated = await run({
      bottleneck: ctx.param('id'),
      event: field('event'),
      language: field('language'),
      words: field('words'),
      reviewed: field('reviewed') === '1',
    });
    return after(ctx, translated);
  }),
  post(
    `${ONE_PATH}/voice`,
    { ...POLICY, action: speakAnswer, maxBytes: MAX_VOICE_FORM_BYTES },
    async (ctx, run) => {
      const file = ctx.form.file('sound');
      const spoken = await run({
        bottleneck: ctx.param('id'),
        event: ctx.form.get('event'),
        language: ctx.form.get('language'),
        sound: file ? Buffer.from(await file.arrayBuffer()) : null,
      });
      return after(ctx, spoken, 'no-sound');
    },
  ),
];
