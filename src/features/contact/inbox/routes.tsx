import type { TeamMember } from '#core/access/actor.ts';
import { newIdempotencyKey } from '#core/http/csrf.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { createDraftListing } from '#features/directory';
import { openMeetings, registerOnBehalf } from '#features/meetings';
import { messagesIn } from '../messages.ts';
import { findQuestion, messagesOf, questionsIn } from '../model/queries.ts';
import { AnswerPage, type TypedAnswer } from './AnswerPage.tsx';
import { answer, merge, note, sort } from './actions.ts';
import { tellListed, tellSignedUp } from './follow-up.ts';
import { InboxPage, SHELVES } from './InboxPage.tsx';
import { isTemplate } from './templates.ts';

const PATH = '/inbox/:id{[0-9a-f-]{36}}';
const REFUSALS = ['changed-elsewhere', 'no-words', 'too-late'] as const;

const typedIn = ({ form }: RequestContext<TeamMember>): TypedAnswer => ({
  idempotencyKey: form.get('once') || newIdempotencyKey(),
  words: form.get('words'),
  dutch: form.get('dutch'),
  note: form.get('note'),
});

async function show(
  ctx: RequestContext<TeamMember>,
  typed = typedIn(ctx),
  refusal?: string,
): Promise<Response> {
  const id = ctx.param('id');
  const found = await ctx.readAsTeam(id, async (tx) => {
    const question = await findQuestion(tx, id);
    const meetings = await openMeetings(tx, ctx.app.now(), ctx.language);
    return question && { question, messages: await messagesOf(tx, id), meetings };
  });
  if (!found) return ctx.notFound();
  const known = REFUSALS.find((each) => each === refusal);
  return ctx.render(
    <AnswerPage
      page={ctx.page}
      {...found}
      token={ctx.formToken()}
      typed={typed}
      me={ctx.actor.key}
      refusal={known}
    />,
    known === 'changed-elsewhere' ? 409 : known ? 422 : 200,
  );
}

/** A template fills both languages; what was typed stays above it. */
async function withTemplate(ctx: RequestContext<TeamMember>): Promise<Response> {
  const typed = typedIn(ctx);
  const template = ctx.form.get('template');
  const question = await ctx.readAsTeam(ctx.param('id'), (tx) => findQuestion(tx, ctx.param('id')));
  if (!question || !isTemplate(template)) return show(ctx, typed);
  const add = (before: string, language: string) =>
    [before, messagesIn(language)(`template.${template}`)].filter(Boolean).join('\n\n');
  const words = question.language === 'nl' ? '' : add(typed.words, question.language);
  return show(ctx, { ...typed, dutch: add(typed.dutch, 'nl'), words });
}

const seen = (ctx: RequestContext<TeamMember>): number => Number(ctx.form.get('seen'));

export const inboxRoutes: Route[] = [
  get('/inbox', { allow: 'answerer', purpose: 'answering' }, async (ctx) => {
    const asked = ctx.query.get('shelf') ?? 'open';
    const shelf = asked in SHELVES ? asked : 'open';
    const questions = await ctx.readAsTeam(ctx.actor.key, (tx) =>
      questionsIn(tx, SHELVES[shelf] ?? ['open']),
    );
    return ctx.render(<InboxPage page={ctx.page} questions={questions} shelf={shelf} now={ctx.app.now()} />);
  }),
  get(PATH, { allow: 'answerer', purpose: 'answering' }, (ctx) => show(ctx)),
  post(`${PATH}/keep`, { allow: 'answerer', redisplay: true, purpose: 'answering' }, withTemplate),
  post(`${PATH}/answer`, { allow: 'answerer', action: answer, purpose: 'answering' }, async (ctx, run) => {
    const typed = typedIn(ctx);
    const waits = ctx.form.get('after') === 'waits';
    const said = { id: ctx.param('id'), seen: seen(ctx), ...typed, waits };
    const done = await run(said);
    return done.ok ? ctx.redirect('/inbox') : show(ctx, typed, done.refusal);
  }),
  post(`${PATH}/note`, { allow: 'answerer', action: note, purpose: 'answering' }, async (ctx, run) => {
    const typed = typedIn(ctx);
    const said = { id: ctx.param('id'), idempotencyKey: ctx.form.get('once'), words: typed.note };
    const done = await run(said);
    return done.ok ? ctx.redirect(`/inbox/${said.id}`) : show(ctx, typed, done.refusal);
  }),
  post(`${PATH}/sort`, { allow: 'answerer', action: sort, purpose: 'answering' }, async (ctx, run) => {
    const said = { id: ctx.param('id'), seen: seen(ctx), what: ctx.form.get('what') };
    const done = await run(said);
    return done.ok ? ctx.redirect(`/inbox/${said.id}`) : show(ctx, typedIn(ctx), done.refusal);
  }),
  post(`${PATH}/sign-up`, { allow: 'desk', action: tellSignedUp, purpose: 'answering' }, async (ctx, run) => {
    const id = ctx.param('id');
    const question = await ctx.readAsTeam(id, (tx) => findQuestion(tx, id));
    if (!question) return ctx.notFound();
    const { name, email, language } = question;
    const whom = {
      edition: ctx.form.get('edition'),
      name,
      email,
      language,
      idempotencyKey: `question-${id}`,
    };
    const url = await registerOnBehalf(ctx.app, ctx.actor, whom);
    if (!url) return show(ctx, typedIn(ctx), 'too-late');
    await run({ id, url });
    return ctx.redirect(`/inbox/${id}`);
  }),
  post(
    `${PATH}/listing`,
    { allow: 'answerer', action: tellListed, purpose: 'answering' },
    async (ctx, run) => {
      const id = ctx.param('id');
      const found = await ctx.readAsTeam(id, async (tx) => {
        const question = await findQuestion(tx, id);
        return question && { question, messages: await messagesOf(tx, id) };
      });
      if (!found) return ctx.notFound();
      const { email, language } = found.question;
      const words = found.messages.find(({ side }) => side === 'asker')?.words ?? '';
      const url = await createDraftListing(ctx.app, {
        words,
        email,
        language,
        idempotencyKey: `question-${id}`,
      });
      await run({ id, url });
      return ctx.redirect(`/inbox/${id}`);
    },
  ),
  post(`${PATH}/merge`, { allow: 'answerer', action: merge, purpose: 'answering' }, async (ctx, run) => {
    // The number of the other one, or its whole address.
    const into = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(ctx.form.get('into'))?.[0] ?? '';
    const done = await run({ id: ctx.param('id'), seen: seen(ctx), into });
    return done.ok ? ctx.redirect(`/inbox/${into}`) : show(ctx, typedIn(ctx), done.refusal);
  }),
];
