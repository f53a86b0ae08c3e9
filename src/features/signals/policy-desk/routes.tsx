import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { POLICY_SIGNALS_PATH } from '../model/paths.ts';
import { answerQuestion, askOwnMunicipality, nameAnswerer } from './actions.ts';
import { PolicyPage } from './PolicyPage.tsx';
import { QuestionPage, type SignalAnswerRefusal } from './QuestionPage.tsx';
import { readPolicyView } from './read-desk.ts';

const QUESTION_PATH = `${POLICY_SIGNALS_PATH}/:id{${UUID_PATTERN}}` as const;

/** These pages show no person: also who only makes policy is let in. */
const STAFF = { allow: 'staff', teamLanguages: true } as const;
const POLICY = { allow: 'policy', teamLanguages: true } as const;

async function showDesk(ctx: RequestContext<StaffMember>, refused = false): Promise<Response> {
  const { roles } = ctx.actor.tenant;
  return ctx.render(
    <PolicyPage
      page={{ ...ctx.page, path: POLICY_SIGNALS_PATH }}
      view={await readPolicyView(ctx.actor, ctx.app)}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey()}
      today={amsterdamDate(ctx.app.now())}
      mayAsk={roles.includes('lead') || roles.includes('policy')}
      refused={refused}
    />,
    refused ? 422 : 200,
  );
}

async function showQuestion(
  ctx: RequestContext<StaffMember>,
  refusal?: SignalAnswerRefusal,
  typedName?: string,
): Promise<Response> {
  const view = await readPolicyView(ctx.actor, ctx.app);
  const question = view.questions.find(({ id }) => id === ctx.param('id'));
  if (!question) return ctx.notFound();
  const path = `${POLICY_SIGNALS_PATH}/${question.id}`;
  return ctx.render(
    <QuestionPage
      page={{ ...ctx.page, path }}
      question={question}
      figures={view.figures.filter(
        ({ municipality, obstacle }) =>
          municipality === question.municipality && obstacle === question.obstacle,
      )}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(QUESTION_PATH)}
      today={amsterdamDate(ctx.app.now())}
      mayAnswer={ctx.actor.tenant.roles.includes('policy')}
      typed={{
        kind: ctx.form.get('kind'),
        words: ctx.form.get('words'),
        doneBy: ctx.form.get('doneBy').slice(0, 20),
      }}
      typedName={typedName}
      refusal={refusal}
      done={ctx.query.has('done')}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

/** What stands in the way, for who makes policy at a municipality, and the questions that wait for an answer. */
export const policyDeskRoutes: Route[] = [
  get(POLICY_SIGNALS_PATH, STAFF, (ctx) => showDesk(ctx)),
  post(POLICY_SIGNALS_PATH, { ...STAFF, action: askOwnMunicipality }, async (ctx, run) => {
    const { form } = ctx;
    const asked = await run({
      idempotencyKey: ctx.formKey(),
      obstacle: form.get('obstacle'),
      municipality: form.get('municipality'),
    });
    return asked.ok ? ctx.redirect(`${POLICY_SIGNALS_PATH}/${asked.value}`) : showDesk(ctx, true);
  }),
  get(QUESTION_PATH, STAFF, (ctx) => showQuestion(ctx)),
  post(QUESTION_PATH, { ...POLICY, action: answerQuestion }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const answered = await run({
      idempotencyKey: ctx.formKey(),
      question: ctx.param('id'),
      expectedVersion: Number(field('version')),
      kind: field('kind'),
      words: field('words'),
      doneBy: field('doneBy'),
      language: ctx.language,
    });
    if (answered.ok) return ctx.redirect(`${POLICY_SIGNALS_PATH}/${ctx.param('id')}?done`);
    const { refusal } = answered;
    if (refusal === 'not-found' || refusal === 'not-signed-in') return ctx.notFound();
    return showQuestion(ctx, refusal === 'not-understood' ? 'no-kind' : refusal);
  }),
  post(`${QUESTION_PATH}/owner`, { ...POLICY, action: nameAnswerer }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const named = await run({
      question: ctx.param('id'),
      expectedVersion: Number(field('version')),
      name: field('name'),
    });
    if (named.ok) return ctx.redirect(`${POLICY_SIGNALS_PATH}/${ctx.param('id')}?done`);
    return showQuestion(ctx, named.refusal === 'too-long' ? 'too-long' : 'changed-elsewhere', field('name'));
  }),
];
