import { accessLogEntries } from '#core/access/logged-read.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { withinRateLimit } from '#core/rate-limit.ts';
import { NEW_STORY_RATE_LIMIT } from '#features/accounts';
import { isQuestion, nextQuestion, QUESTIONS, type Question } from '../model/answers.ts';
import { readStory } from '../model/queries.ts';
import { ForgottenPage, LogPage } from '../overview/AccessLogPage.tsx';
import { BeginPage } from '../overview/BeginPage.tsx';
import { OverviewPage } from '../overview/OverviewPage.tsx';
import { answerQuestion, beginStory, eraseOneAnswer, forgetStory } from './actions.ts';
import { type Fields, fieldsOf } from './form-fields.ts';
import { townChoices } from './place.ts';
import { QuestionPage, type QuestionRefusal } from './QuestionPage.tsx';

/** `:question` as one of ours; anything else is an address that does not exist. */
const QUESTION_PATH = `:question{${QUESTIONS.join('|')}}`;
const KEPT_BACK = new Set(['token', 'seen']);

const questionOf = (ctx: RequestContext): Question => {
  const said = ctx.param('question');
  if (!isQuestion(said)) throw new Error(`no question ${said}`);
  return said;
};

/** What was typed, except what belongs to the form itself. */
function typedFields(ctx: RequestContext): Fields {
  const fields: Fields = {};
  for (const [field, value] of ctx.form.entries()) {
    if (KEPT_BACK.has(field)) continue;
    fields[field] = [...(fields[field] ?? []), value];
  }
  return fields;
}

/** Shows a question: with what was answered before or, when `typed` is given, with what was just typed. */
async function showQuestion(
  ctx: RequestContext,
  typed?: { fields: Fields; seen: string; refusal?: QuestionRefusal },
): Promise<Response> {
  const question = questionOf(ctx);
  const { story, answeredAt } = await ctx.readOwn(readStory);
  const towns = typed?.refusal === 'choose-town' ? townChoices(typed.fields.place?.at(-1) ?? '') : [];
  // After "changed elsewhere" the person has been told: the next tap decides.
  const told = typed === undefined || typed.refusal === 'changed-elsewhere';
  return ctx.render(
    <QuestionPage
      page={{ ...ctx.page, path: `/story/${question}` }}
      token={ctx.formToken()}
      question={question}
      fields={typed?.fields ?? fieldsOf(question, story[question])}
      answered={story[question] !== undefined}
      seen={told ? (answeredAt[question] ?? '') : typed.seen}
      done={QUESTIONS.filter((each) => story[each] !== undefined).length}
      towns={towns}
      refusal={typed?.refusal}
    />,
    typed?.refusal ? 422 : 200,
  );
}

export const storyRoutes: Route[] = [
  get('/begin', { allow: 'anyone' }, (ctx) =>
    ctx.actor.kind === 'newcomer'
      ? ctx.redirect('/story')
      : ctx.render(<BeginPage page={ctx.page} token={ctx.formToken()} />),
  ),
  post('/begin', { allow: 'anyone', action: beginStory }, async (ctx, run) => {
    // A double tap on Begin: the story that the first tap began is already open here.
    if (ctx.actor.kind === 'newcomer') return ctx.redirect('/story');
    if (!(await withinRateLimit(ctx.app, 'begin', ctx.clientNetwork, NEW_STORY_RATE_LIMIT)))
      return ctx.render(<BeginPage page={ctx.page} token={ctx.formToken()} tooOften />, 429);
    const begun = await run({
      ownDevice: ctx.form.get('device') === 'own',
    });
    if (!begun.ok) return ctx.redirect('/begin');
    ctx.setCookie(begun.value.token, begun.value.seconds);
    return ctx.redirect(`/story/${QUESTIONS[0]}`);
  }),
  get('/story', { allow: 'newcomer', purpose: 'own-story' }, async (ctx) => {
    const { story } = await ctx.readOwn(readStory);
    return ctx.render(
      <OverviewPage page={ctx.page} token={ctx.formToken()} story={story} saved={ctx.query.has('saved')} />,
    );
  }),
  get('/story/log', { allow: 'newcomer', purpose: 'own-log' }, async (ctx) => {
    const lines = await ctx.readOwn((tx, person) => accessLogEntries(tx, person, 200));
    return ctx.render(<LogPage page={ctx.page} lines={lines} />);
  }),
  post('/story/forget', { allow: 'newcomer', action: forgetStory }, async (ctx, run) => {
    const forgotten = await run({});
    if (!forgotten.ok) return ctx.redirect('/story');
    ctx.setCookie('', 0);
    return ctx.redirect('/forgotten');
  }),
  get('/forgotten', { allow: 'anyone' }, (ctx) => ctx.render(<ForgottenPage page={ctx.page} />)),
  get(`/story/${QUESTION_PATH}`, { allow: 'newcomer', purpose: 'own-story' }, (ctx) => showQuestion(ctx)),
  post(`/story/${QUESTION_PATH}/keep`, { allow: 'newcomer', redisplay: true, purpose: 'own-story' }, (ctx) =>
    showQuestion(ctx, { fields: typedFields(ctx), seen: ctx.form.get('seen') }),
  ),
  post(`/story/${QUESTION_PATH}/erasure`, { allow: 'newcomer', action: eraseOneAnswer }, async (ctx, run) => {
    await run({ question: questionOf(ctx) });
    return ctx.redirect(`/story/${questionOf(ctx)}`);
  }),
  post(
    `/story/${QUESTION_PATH}`,
    { allow: 'newcomer', action: answerQuestion, purpose: 'own-story' },
    async (ctx, run) => {
      const question = questionOf(ctx);
      const fields = typedFields(ctx);
      const seen = ctx.form.get('seen');
      const answered = await run({ question, fields, seen });
      if (!answered.ok) {
        const refusal =
          answered.refusal === 'not-signed-in' || answered.refusal === 'not-there'
            ? 'not-understood'
            : answered.refusal;
        return showQuestion(ctx, { fields, seen, refusal });
      }
      const next = nextQuestion(question);
      return ctx.redirect(next ? `/story/${next}` : '/week');
    },
  ),
];
