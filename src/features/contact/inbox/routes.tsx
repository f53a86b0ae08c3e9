import type { TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { openMeetings } from '#features/meetings';
import { messagesIn } from '../messages.ts';
import { findQuestion, messagesOf, questionsInStates } from '../model/queries.ts';
import { AnswerPage, type TypedAnswer } from './AnswerPage.tsx';
import { addNote, answerQuestion, mergeQuestion, triageQuestion } from './actions.ts';
import {
  answerWithDraftListing,
  answerWithRegistration,
  createAskerDraft,
  registerAsker,
} from './follow-up.ts';
import { InboxPage } from './InboxPage.tsx';
import { isAnswerTemplate } from './templates.ts';
import { INBOX_VIEW_NAMES, INBOX_VIEWS } from './views.ts';

const QUESTION_PATH = `/inbox/:id{${UUID_PATTERN}}` as const;
/** The refusals for which the page has its own text. */
const EXPLAINED_REFUSALS = ['changed-elsewhere', 'no-words', 'too-late'] as const;

const typedAnswer = ({ form }: RequestContext<TeamMember>): TypedAnswer => ({
  text: form.get('words'),
  dutch: form.get('dutch'),
  note: form.get('note'),
});

const expectedVersion = (ctx: RequestContext<TeamMember>): number => Number(ctx.form.get('seen'));

async function renderAnswerPage(
  ctx: RequestContext<TeamMember>,
  typed = typedAnswer(ctx),
  refusal?: string,
): Promise<Response> {
  const id = ctx.param('id');
  const conversation = await ctx.readAsTeam(id, async (tx) => {
    const question = await findQuestion(tx, id);
    const meetings = await openMeetings(tx, ctx.app.now(), ctx.language);
    return question && { question, messages: await messagesOf(tx, id), meetings };
  });
  if (!conversation) return ctx.notFound();
  const explained = EXPLAINED_REFUSALS.find((known) => known === refusal);
  return ctx.render(
    <AnswerPage
      page={ctx.page}
      {...conversation}
      token={ctx.formToken()}
      typed={typed}
      formKeys={{
        answer: ctx.keptFormKey(`${QUESTION_PATH}/answer`),
        note: ctx.keptFormKey(`${QUESTION_PATH}/note`),
      }}
      ownKey={ctx.actor.key}
      refusal={explained}
    />,
    explained === 'changed-elsewhere' ? 409 : explained ? 422 : 200,
  );
}

/** Adds a template to both languages, below what was typed, and shows the form again. */
async function insertTemplate(ctx: RequestContext<TeamMember>): Promise<Response> {
  const typed = typedAnswer(ctx);
  const template = ctx.form.get('template');
  const question = await ctx.readAsTeam(ctx.param('id'), (tx) => findQuestion(tx, ctx.param('id')));
  if (!question || !isAnswerTemplate(template)) return renderAnswerPage(ctx, typed);
  const append = (before: string, language: string) =>
    [before, messagesIn(language)(`template.${template}`)].filter(Boolean).join('\n\n');
  const text = question.language === 'nl' ? '' : append(typed.text, question.language);
  return renderAnswerPage(ctx, { ...typed, dutch: append(typed.dutch, 'nl'), text });
}

export const inboxRoutes: Route[] = [
  get('/inbox', { allow: 'answerer', purpose: 'answering' }, async (ctx) => {
    const view = INBOX_VIEW_NAMES.find((name) => name === ctx.query.get('shelf')) ?? 'open';
    const questions = await ctx.readAsTeam(ctx.actor.key, (tx) => questionsInStates(tx, INBOX_VIEWS[view]));
    return ctx.render(<InboxPage page={ctx.page} questions={questions} view={view} now={ctx.app.now()} />);
  }),
  get(QUESTION_PATH, { allow: 'answerer', purpose: 'answering' }, (ctx) => renderAnswerPage(ctx)),
  post(
    `${QUESTION_PATH}/keep`,
    { allow: 'answerer', withoutAction: 'redisplay', purpose: 'answering' },
    insertTemplate,
  ),
  post(
    `${QUESTION_PATH}/answer`,
    { allow: 'answerer', action: answerQuestion, purpose: 'answering' },
    async (ctx, run) => {
      const typed = typedAnswer(ctx);
      const result = await run({
        id: ctx.param('id'),
        expectedVersion: expectedVersion(ctx),
        ...typed,
        idempotencyKey: ctx.formKey(),
        asksBack: ctx.form.get('after') === 'waits',
      });
      return result.ok ? ctx.redirect('/inbox') : renderAnswerPage(ctx, typed, result.refusal);
    },
  ),
  post(
    `${QUESTION_PATH}/note`,
    { allow: 'answerer', action: addNote, purpose: 'answering' },
    async (ctx, run) => {
      const typed = typedAnswer(ctx);
      const id = ctx.param('id');
      const result = await run({ id, idempotencyKey: ctx.formKey(), text: typed.note });
      return result.ok ? ctx.redirect(`/inbox/${id}`) : renderAnswerPage(ctx, typed, result.refusal);
    },
  ),
  post(
    `${QUESTION_PATH}/sort`,
    { allow: 'answerer', action: triageQuestion, purpose: 'answering' },
    async (ctx, run) => {
      const id = ctx.param('id');
      const result = await run({ id, expectedVersion: expectedVersion(ctx), step: ctx.form.get('what') });
      return result.ok
        ? ctx.redirect(`/inbox/${id}`)
        : renderAnswerPage(ctx, typedAnswer(ctx), result.refusal);
    },
  ),
  post(
    `${QUESTION_PATH}/sign-up`,
    { allow: 'desk', action: answerWithRegistration, purpose: 'answering' },
    async (ctx, run) => {
      const id = ctx.param('id');
      const question = await ctx.readAsTeam(id, (tx) => findQuestion(tx, id));
      if (!question) return ctx.notFound();
      const url = await registerAsker(ctx, question, ctx.form.get('edition'));
      if (!url) return renderAnswerPage(ctx, typedAnswer(ctx), 'too-late');
      await run({ id, url });
      return ctx.redirect(`/inbox/${id}`);
    },
  ),
  post(
    `${QUESTION_PATH}/listing`,
    { allow: 'answerer', action: answerWithDraftListing, purpose: 'answering' },
    async (ctx, run) => {
      const id = ctx.param('id');
      const conversation = await ctx.readAsTeam(id, async (tx) => {
        const question = await findQuestion(tx, id);
        return question && { question, messages: await messagesOf(tx, id) };
      });
      if (!conversation) return ctx.notFound();
      const url = await createAskerDraft(ctx, conversation.question, conversation.messages);
      await run({ id, url });
      return ctx.redirect(`/inbox/${id}`);
    },
  ),
  post(
    `${QUESTION_PATH}/merge`,
    { allow: 'answerer', action: mergeQuestion, purpose: 'answering' },
    async (ctx, run) => {
      // The id of the other question, or its whole URL.
      const into = new RegExp(UUID_PATTERN).exec(ctx.form.get('into'))?.[0] ?? '';
      const result = await run({ id: ctx.param('id'), expectedVersion: expectedVersion(ctx), into });
      return result.ok
        ? ctx.redirect(`/inbox/${into}`)
        : renderAnswerPage(ctx, typedAnswer(ctx), result.refusal);
    },
  ),
];
