import type { TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { readTableQuery, TABLE_PAGE_ROWS } from '#core/http/table-query.ts';
import { openMeetings } from '#features/meetings';
import { messagesIn, teamMessagesIn } from '../messages.ts';
import { findAttachment, findOriginal, findQuestion, messagesOf } from '../model/queries.ts';
import { isBuiltInTemplate } from '../templates/built-in.ts';
import { answerTemplates } from '../templates/queries.ts';
import { templateFit } from '../templates/rules.ts';
import { AnswerPage, EXPLAINED_REFUSALS, type TemplateWarning, type TypedAnswer } from './AnswerPage.tsx';
import {
  addNote,
  answerQuestion,
  mergeQuestion,
  TRIAGE_STEPS,
  type TriageStep,
  triageMany,
  triageQuestion,
  unmergeQuestion,
} from './actions.ts';
import {
  answerWithDraftListing,
  answerWithRegistration,
  createAskerDraft,
  registerAsker,
} from './follow-up.ts';
import { type InboxNotice, InboxPage } from './InboxPage.tsx';
import { LetterPage } from './LetterPage.tsx';
import {
  answeringColleagues,
  countViews,
  languagesInInbox,
  mergedQuestions,
  nextOpenQuestion,
  relatedQuestions,
  searchInbox,
} from './queries.ts';
import { INBOX_TABLE, INBOX_VIEW_NAMES, type InboxView } from './views.ts';

/** The views that have an address of their own; what waits for us is the inbox itself. */
const OTHER_VIEWS = INBOX_VIEW_NAMES.filter((name) => name !== 'open');

/** What undoes a step, where one tap can. */
const UNDO_STEPS: Partial<Record<TriageStep, TriageStep>> = {
  mine: 'anyone',
  assign: 'anyone',
  anyone: 'mine',
  close: 'open',
  open: 'close',
  quarantine: 'release',
  delete: 'restore',
};

const QUESTION_PATH = `/inbox/:id{${UUID_PATTERN}}` as const;
const typedAnswer = ({ form }: RequestContext<TeamMember>): TypedAnswer => ({
  text: form.get('words'),
  dutch: form.get('dutch'),
  note: form.get('note'),
});

const expectedVersion = (ctx: RequestContext<TeamMember>): number => Number(ctx.form.get('seen'));

async function renderAnswerPage(
  ctx: RequestContext<TeamMember>,
  {
    typed = typedAnswer(ctx),
    refusal,
    warning,
  }: { typed?: TypedAnswer; refusal?: string; warning?: TemplateWarning | undefined } = {},
): Promise<Response> {
  const id = ctx.param('id');
  const { key } = ctx.actor;
  const conversation = await ctx.readAsTeam(id, async (tx) => {
    const question = await findQuestion(tx, id);
    return (
      question && {
        question,
        messages: await messagesOf(tx, id),
        related: await relatedQuestions(tx, question),
        merged: await mergedQuestions(tx, id),
        colleagues: await answeringColleagues(tx),
        templates: await answerTemplates(tx),
        next: await nextOpenQuestion(tx, id, key),
        meetings: await openMeetings(tx, ctx.app.now(), ctx.language),
      }
    );
  });
  if (!conversation) return ctx.notFound();
  const explained = EXPLAINED_REFUSALS.find((known) => known === refusal);
  const step = TRIAGE_STEPS.find((known) => known === ctx.query.get('done'));
  const undo = step && UNDO_STEPS[step];
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
      ownKey={key}
      now={ctx.app.now()}
      refusal={explained}
      warning={warning}
      done={step && undo && { step, undo }}
      sent={ctx.query.has('sent')}
    />,
    explained === 'changed-elsewhere' ? 409 : explained ? 422 : 200,
  );
}

/** Puts a template below what was typed, in Dutch and in the asker's language, and shows the form again. */
async function insertTemplate(ctx: RequestContext<TeamMember>): Promise<Response> {
  const typed = typedAnswer(ctx);
  const chosen = ctx.form.get('template');
  const { question, own } = await ctx.readAsTeam(ctx.param('id'), async (tx) => ({
    question: await findQuestion(tx, ctx.param('id')),
    own: (await answerTemplates(tx)).find(({ id }) => id === chosen),
  }));
  if (!question || !(own || isBuiltInTemplate(chosen))) return renderAnswerPage(ctx, { typed });
  const textFor = (language: string): string =>
    own
      ? (own.texts[language]?.text ?? '')
      : isBuiltInTemplate(chosen)
        ? messagesIn(language)(`template.${chosen}`)
        : '';
  const append = (before: string, language: string) =>
    [before, textFor(language)].filter(Boolean).join('\n\n');
  const text = question.language === 'nl' ? '' : append(typed.text, question.language);
  const fit = own ? templateFit(own, question.language) : 'fits';
  return renderAnswerPage(ctx, {
    typed: { ...typed, dutch: append(typed.dutch, 'nl'), text },
    warning: own && fit !== 'fits' ? { kind: fit, name: own.name } : undefined,
  });
}

/** A view of the inbox as the address asks for it. */
async function showInbox(ctx: RequestContext<TeamMember>, view: InboxView): Promise<Response> {
  const { key } = ctx.actor;
  const query = readTableQuery(ctx.query, INBOX_TABLE);
  const shown = await ctx.readAsTeam(key, async (tx) => ({
    questions: await searchInbox(tx, view, query, key),
    counts: await countViews(tx),
    colleagues: await answeringColleagues(tx),
    languages: await languagesInInbox(tx),
  }));
  return ctx.render(
    <InboxPage
      page={ctx.page}
      {...shown}
      view={view}
      query={query}
      ownKey={key}
      token={ctx.formToken()}
      now={ctx.app.now()}
      notice={noticeIn(ctx.query)}
    />,
  );
}

function noticeIn(query: URLSearchParams): InboxNotice | undefined {
  const count = (name: string) => Math.min(Number(query.get(name)) || 0, TABLE_PAGE_ROWS);
  if (query.has('sent')) return { kind: 'sent', done: 1, left: 0 };
  if (query.has('nothing-chosen')) return { kind: 'nothing-chosen', done: 0, left: 0 };
  return query.has('done') ? { kind: 'done', done: count('done'), left: count('left') } : undefined;
}

/** The page of the inbox that a form with chosen questions stood on, within the inbox. */
function backToList(ctx: RequestContext<TeamMember>, result: Record<string, string>): string {
  const base = `/${ctx.language}/inbox`;
  const asked = ctx.form.get('back');
  const back = new URL(asked.startsWith(base) ? asked : base, 'http://localhost');
  for (const [name, value] of Object.entries(result)) back.searchParams.set(name, value);
  return back.pathname + back.search;
}

export const inboxRoutes: Route[] = [
  get('/inbox', { allow: 'answerer', purpose: 'answering' }, (ctx) => showInbox(ctx, 'open')),
  get(`/inbox/:view{${OTHER_VIEWS.join('|')}}`, { allow: 'answerer', purpose: 'answering' }, (ctx) =>
    showInbox(ctx, OTHER_VIEWS.find((name) => name === ctx.param('view')) ?? 'open'),
  ),
  post('/inbox/sort', { allow: 'answerer', action: triageMany, purpose: 'answering' }, async (ctx, run) => {
    const chosen = ctx.form.getAll('chosen').flatMap((value) => {
      const [id = '', version] = value.split(':');
      return new RegExp(`^${UUID_PATTERN}$`).test(id) ? [{ id, expectedVersion: Number(version) }] : [];
    });
    const result = await run({ chosen, step: ctx.form.get('what') });
    return ctx.redirect(
      backToList(
        ctx,
        result.ok
          ? { done: String(result.value.done), left: String(result.value.left) }
          : { 'nothing-chosen': '' },
      ),
    );
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
        dutchAlone: ctx.form.get('alone') === 'yes',
      });
      if (!result.ok) return renderAnswerPage(ctx, { typed, refusal: result.refusal });
      const next = await ctx.readAsTeam(ctx.actor.key, (tx) =>
        nextOpenQuestion(tx, ctx.param('id'), ctx.actor.key),
      );
      return ctx.redirect(next ? `/inbox/${next}?sent` : '/inbox?sent');
    },
  ),
  post(
    `${QUESTION_PATH}/note`,
    { allow: 'answerer', action: addNote, purpose: 'answering' },
    async (ctx, run) => {
      const typed = typedAnswer(ctx);
      const id = ctx.param('id');
      const result = await run({ id, idempotencyKey: ctx.formKey(), text: typed.note });
      return result.ok
        ? ctx.redirect(`/inbox/${id}`)
        : renderAnswerPage(ctx, { typed, refusal: result.refusal });
    },
  ),
  post(
    `${QUESTION_PATH}/sort`,
    { allow: 'answerer', action: triageQuestion, purpose: 'answering' },
    async (ctx, run) => {
      const id = ctx.param('id');
      const step = ctx.form.get('what');
      const result = await run({
        id,
        expectedVersion: expectedVersion(ctx),
        step,
        to: ctx.form.get('to'),
      });
      return result.ok
        ? ctx.redirect(`/inbox/${id}?done=${encodeURIComponent(step)}`)
        : renderAnswerPage(ctx, { refusal: result.refusal });
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
      if (!url) return renderAnswerPage(ctx, { refusal: 'too-late' });
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
      const named = ctx.form.get('into') || ctx.form.get('chosen-question');
      const into = new RegExp(UUID_PATTERN).exec(named)?.[0] ?? '';
      const result = await run({ id: ctx.param('id'), expectedVersion: expectedVersion(ctx), into });
      return result.ok ? ctx.redirect(`/inbox/${into}`) : renderAnswerPage(ctx, { refusal: result.refusal });
    },
  ),
  post(
    `${QUESTION_PATH}/unmerge`,
    { allow: 'answerer', action: unmergeQuestion, purpose: 'answering' },
    async (ctx, run) => {
      const id = ctx.param('id');
      const result = await run({ id, expectedVersion: expectedVersion(ctx) });
      return result.ok ? ctx.redirect(`/inbox/${id}`) : renderAnswerPage(ctx, { refusal: result.refusal });
    },
  ),
  get(
    `${QUESTION_PATH}/letter/:message{${UUID_PATTERN}}`,
    { allow: 'answerer', purpose: 'answering' },
    async (ctx) => {
      const id = ctx.param('id');
      const { question, text } = await ctx.readAsTeam(id, async (tx) => ({
        question: await findQuestion(tx, id),
        text: await findOriginal(tx, id, ctx.param('message')),
      }));
      if (!question || text === undefined) return ctx.notFound();
      const title = question.subject ?? teamMessagesIn(ctx.language)(`category.${question.category}`);
      return ctx.render(<LetterPage page={ctx.page} question={{ id, title }} text={text} />);
    },
  ),
  get(
    `${QUESTION_PATH}/file/:file{${UUID_PATTERN}}`,
    { allow: 'answerer', purpose: 'answering' },
    async (ctx) => {
      const id = ctx.param('id');
      const file = await ctx.readAsTeam(id, (tx) => findAttachment(tx, id, ctx.param('file')));
      if (!file) return ctx.notFound();
      // A stranger sent it: it is only ever saved, never opened as a page of ours.
      return new Response(new Uint8Array(file.content), {
        headers: {
          'content-type': 'application/octet-stream',
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
        },
      });
    },
  ),
];
