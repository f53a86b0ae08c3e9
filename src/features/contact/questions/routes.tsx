import { renderSVG } from 'uqr';
import { newIdempotencyKey } from '#core/http/csrf.ts';
import { signFormTimestamp } from '#core/http/form-timestamp.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { withinRateLimit } from '#core/rate-limit.ts';
import { messagesOf, questionByLink } from '../model/queries.ts';
import { CATEGORIES } from '../model/types.ts';
import { AskPage, type TypedQuestion } from './AskPage.tsx';
import { ask, writeOn } from './actions.ts';
import { OwnQuestionPage } from './OwnQuestionPage.tsx';

/** A reception centre is one network: generous there, and a bound over everybody. */
const ASK_TRIES = { perNetwork: [40, 600], overall: [300, 600] } as const;

type Refusal = Parameters<typeof AskPage>[0]['refusal'];

const typedIn = ({ form, publicPath }: RequestContext): TypedQuestion => ({
  idempotencyKey: form.get('once') || newIdempotencyKey(),
  category: CATEGORIES.find((known) => known === form.get('category')) ?? '',
  words: form.get('words').slice(0, 6_000),
  name: form.get('name').slice(0, 80),
  email: form.get('email').slice(0, 200),
  page: publicPath(form.get('page')),
});

const showAsk = (ctx: RequestContext, typed: TypedQuestion, refusal?: Refusal): Response =>
  ctx.render(
    <AskPage
      page={ctx.page}
      typed={typed}
      stamp={ctx.form.get('stamp') || signFormTimestamp(ctx.app)}
      token={ctx.formToken()}
      now={ctx.app.now()}
      refusal={refusal}
    />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );

async function showOwn(ctx: RequestContext, typed = '', refusal?: 'no-words'): Promise<Response> {
  const link = ctx.param('link');
  const found = await ctx.readPublic(async (tx) => {
    const question = await questionByLink(tx, hashToken(link));
    return question && { question, messages: await messagesOf(tx, question.id) };
  });
  if (!found) return ctx.notFound();
  const url = `${ctx.app.publicUrl}/${ctx.language}/contact/q/${link}`;
  return ctx.render(
    <OwnQuestionPage
      page={ctx.page}
      {...found}
      token={ctx.formToken()}
      idempotencyKey={newIdempotencyKey()}
      link={link}
      qr={renderSVG(url, { border: 2 })}
      fresh={ctx.query.has('new')}
      typed={typed}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );
}

export const askRoutes: Route[] = [
  get('/contact', { allow: 'anyone' }, (ctx) => {
    const about = CATEGORIES.find((known) => known === ctx.query.get('about')) ?? '';
    return showAsk(ctx, {
      idempotencyKey: newIdempotencyKey(),
      category: about,
      words: '',
      name: '',
      email: '',
      page: ctx.publicPath(ctx.query.get('page') ?? ''),
    });
  }),
  post('/contact/keep', { allow: 'anyone', redisplay: true }, (ctx) => showAsk(ctx, typedIn(ctx))),
  post('/contact', { allow: 'anyone', action: ask }, async (ctx, run) => {
    const typed = typedIn(ctx);
    if (!typed.category) return showAsk(ctx, typed, 'no-category');
    const { form, language, app } = ctx;
    if (!(await withinRateLimit(app, 'contact', ctx.clientNetwork, ASK_TRIES)))
      return showAsk(ctx, typed, 'too-often');
    const said = { ...typed, stamp: form.get('stamp'), trap: form.get('website'), language };
    const asked = await run(said);
    if (asked.ok) return ctx.redirect(`/contact/q/${asked.value}?new`);
    return showAsk(ctx, typed, asked.refusal === 'no-email' ? 'no-email' : 'no-words');
  }),
  get('/contact/q/:link', { allow: 'anyone' }, (ctx) => showOwn(ctx)),
  post('/contact/q/:link', { allow: 'anyone', action: writeOn }, async (ctx, run) => {
    const { get } = ctx.form;
    const said = { link: ctx.param('link'), idempotencyKey: get('once'), words: get('words') };
    const done = await run(said);
    if (done.ok) return ctx.redirect(`/contact/q/${said.link}`);
    return done.refusal === 'not-there' ? ctx.notFound() : showOwn(ctx, said.words, 'no-words');
  }),
];
