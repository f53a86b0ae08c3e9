import type { RequestContext } from '#core/http/request-context.ts';
import { returnPathOf } from '#core/http/return-path.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { toAmsterdam } from '#core/time/amsterdam.ts';
import { isStoryQuestion, MAIN_QUESTIONS, STORY_QUESTIONS, type StoryQuestion } from '../model/answers.ts';
import { readStory } from '../model/queries.ts';
import { answerStoryQuestion, eraseAnswer, takeBackAnswer } from './actions.ts';
import type { AnswerFields } from './answer-fields.ts';
import { toAnswerFields } from './form-fields.ts';
import { MorePage } from './MorePage.tsx';
import { MORE_PATH, pathAfter, questionPath } from './paths.ts';
import { townChoices } from './place.ts';
import { QuestionPage, type QuestionRefusal } from './QuestionPage.tsx';

/** Matches only the questions there are; any other path is not found. */
const QUESTION_PATH = `:question{${STORY_QUESTIONS.join('|')}}`;
/** Fields of the form itself, which are no part of the answer. */
const INTERNAL_FIELDS = new Set(['token', 'seen', 'to']);

const questionParam = (ctx: RequestContext): StoryQuestion => {
  const question = ctx.param('question');
  if (!isStoryQuestion(question)) throw new Error(`no question ${question}`);
  return question;
};
/** What was sent, by field; `fromEntries` makes every field the object's own, also one that is called `constructor`. */
function typedFields({ form }: RequestContext): AnswerFields {
  const names = form.entries().flatMap(([field]) => (INTERNAL_FIELDS.has(field) ? [] : field));
  return Object.fromEntries(names.map((field) => [field, form.getAll(field)]));
}

/** Shows a question with its stored answer or, when `typed` is given, with what was just typed. */
async function renderQuestion(
  ctx: RequestContext,
  typed?: { fields: AnswerFields; expectedVersion: string; refusal?: QuestionRefusal },
): Promise<Response> {
  const question = questionParam(ctx);
  const { story, answeredAt } = await ctx.readOwn(readStory);
  const asksPlace = question === 'place' || question === 'moving';
  const towns = asksPlace && typed ? await ctx.readPublic((tx) => townChoices(tx, typed.fields)) : [];
  // After "changed elsewhere" the person knows of the other answer: the next tap overwrites it.
  const knowsStored = typed === undefined || typed.refusal === 'changed-elsewhere';
  return ctx.render(
    <QuestionPage
      page={{ ...ctx.page, path: questionPath(question, returnPathOf(ctx)), query: '' }}
      token={ctx.formToken()}
      question={question}
      to={returnPathOf(ctx)}
      fields={typed?.fields ?? toAnswerFields(question, story[question])}
      answered={story[question] !== undefined}
      version={knowsStored ? (answeredAt[question] ?? '') : typed.expectedVersion}
      answeredCount={MAIN_QUESTIONS.filter((each) => story[each] !== undefined).length}
      today={toAmsterdam(ctx.app.now()).day}
      towns={towns}
      refusal={typed?.refusal}
    />,
    typed?.refusal ? 422 : 200,
  );
}

export const storyQuestionRoutes: Route[] = [
  get(MORE_PATH, { allow: 'newcomer', purpose: 'own-story' }, async (ctx) => {
    const { story } = await ctx.readOwn(readStory);
    return ctx.render(<MorePage page={ctx.page} story={story} />);
  }),
  get(`/story/${QUESTION_PATH}`, { allow: 'newcomer', purpose: 'own-story' }, (ctx) => renderQuestion(ctx)),
  post(
    `/story/${QUESTION_PATH}/keep`,
    { allow: 'newcomer', withoutAction: 'redisplay', purpose: 'own-story' },
    (ctx) => renderQuestion(ctx, { fields: typedFields(ctx), expectedVersion: ctx.form.get('seen') }),
  ),
  post(`/story/${QUESTION_PATH}/erasure`, { allow: 'newcomer', action: eraseAnswer }, async (ctx, run) => {
    const question = questionParam(ctx);
    await run({ question });
    // From the overview one stays there, to see that it is gone.
    return ctx.redirect(ctx.form.get('from') === 'overview' ? '/story?saved' : `/story/${question}`);
  }),
  post(
    `/story/${QUESTION_PATH}/take-back`,
    { allow: 'newcomer', action: takeBackAnswer },
    async (ctx, run) => {
      const taken = await run({ question: questionParam(ctx) });
      return ctx.redirect(taken.ok ? '/story?taken-back' : '/story');
    },
  ),
  post(
    `/story/${QUESTION_PATH}`,
    { allow: 'newcomer', action: answerStoryQuestion, purpose: 'own-story' },
    async (ctx, run) => {
      const question = questionParam(ctx);
      const fields = typedFields(ctx);
      const expectedVersion = ctx.form.get('seen');
      const result = await run({ question, fields, expectedVersion });
      if (!result.ok) {
        const refusal =
          result.refusal === 'not-signed-in' || result.refusal === 'not-found'
            ? 'not-understood'
            : result.refusal;
        return renderQuestion(ctx, { fields, expectedVersion, refusal });
      }
      return ctx.redirect(pathAfter(question, returnPathOf(ctx)));
    },
  ),
];
