import { renderSVG } from 'uqr';
import { signFormTimestamp } from '#core/http/form-timestamp.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { type CreationLimit, withinCreationLimit } from '#core/rate-limit.ts';
import { directorySnapshot, textIn } from '#features/directory';
import { messagesIn } from '../messages.ts';
import { messagesOf, questionByLink } from '../model/queries.ts';
import { CONTACT_CATEGORIES } from '../model/types.ts';
import { AskPage, type TypedQuestion } from './AskPage.tsx';
import { addOwnMessage, askQuestion } from './actions.ts';
import { OwnQuestionPage } from './OwnQuestionPage.tsx';

/**
 * Questions. A reception centre is one network where a class may ask at once; a help desk may give its own address for
 * everybody. Over the whole site as many as a team can still look through.
 */
const ASK_LIMIT: CreationLimit = {
  subject: 'contact',
  perNetwork: [40, 600],
  perRecipient: [20, 86_400],
  overall: [300, 600],
};

/**
 * The question whether somebody calls a place, for who cannot call: in Dutch for the team and in the language of who asks.
 * @param page the public page of the place; empty words when it is none
 */
async function callRequest({ app, language }: RequestContext, page: string): Promise<string> {
  const { byId } = await directorySnapshot(app);
  const initiative = byId.get(page.split('/')[2] ?? '');
  if (!initiative) return '';
  const inLanguage = (code: string) =>
    messagesIn(code)('ask.call', { place: textIn(initiative, code).text.name });
  return [...new Set(['nl', language])]
    .map(inLanguage)
    .join('\n')
    .replace(/[\u2066-\u2069]/g, '');
}

type AskRefusal = Parameters<typeof AskPage>[0]['refusal'];

const categoryFrom = (text: string | null) => CONTACT_CATEGORIES.find((category) => category === text) ?? '';

const isCallRequest = ({ query, form }: RequestContext): boolean =>
  query.get('ask') === 'call' || form.get('ask') === 'call';

const typedQuestion = ({ form, publicPath }: RequestContext): TypedQuestion => ({
  category: categoryFrom(form.get('category')),
  text: form.get('words').slice(0, 6_000),
  name: form.get('name').slice(0, 80),
  email: form.get('email').slice(0, 200),
  page: publicPath(form.get('page')),
});

const renderAskPage = (ctx: RequestContext, typed: TypedQuestion, refusal?: AskRefusal): Response =>
  ctx.render(
    <AskPage
      page={ctx.page}
      typed={typed}
      stamp={ctx.form.get('stamp') || signFormTimestamp(ctx.app)}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey('/contact')}
      now={ctx.app.now()}
      callRequest={isCallRequest(ctx)}
      refusal={refusal}
    />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );

async function renderOwnQuestion(ctx: RequestContext, typed = '', refusal?: 'no-words'): Promise<Response> {
  const link = ctx.param('link');
  const conversation = await ctx.readPublic(async (tx) => {
    const question = await questionByLink(tx, hashToken(link));
    return question && { question, messages: await messagesOf(tx, question.id) };
  });
  if (!conversation) return ctx.notFound();
  const url = `${ctx.app.publicUrl}/${ctx.language}/contact/q/${link}`;
  return ctx.render(
    <OwnQuestionPage
      page={ctx.page}
      {...conversation}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey()}
      link={link}
      qr={renderSVG(url, { border: 2 })}
      isNew={ctx.query.has('new')}
      typed={typed}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );
}

export const questionRoutes: Route[] = [
  get('/contact', { allow: 'anyone' }, async (ctx) => {
    const page = ctx.publicPath(ctx.query.get('page') ?? '');
    return renderAskPage(ctx, {
      category: categoryFrom(ctx.query.get('about')),
      text: ctx.query.get('ask') === 'call' ? await callRequest(ctx, page) : '',
      name: '',
      email: '',
      page,
    });
  }),
  post('/contact/keep', { allow: 'anyone', withoutAction: 'redisplay' }, (ctx) =>
    renderAskPage(ctx, typedQuestion(ctx)),
  ),
  post('/contact', { allow: 'anyone', action: askQuestion }, async (ctx, run) => {
    const { form, language, app } = ctx;
    const typed = typedQuestion(ctx);
    if (!typed.category) return renderAskPage(ctx, typed, 'no-category');
    const by = { clientNetwork: ctx.clientNetwork, recipient: typed.email };
    const result = await withinCreationLimit(app, ASK_LIMIT, by, () =>
      run({
        ...typed,
        idempotencyKey: ctx.formKey(),
        stamp: form.get('stamp'),
        honeypot: form.get('website'),
        language,
      }),
    );
    if (result.ok) return ctx.redirect(`/contact/q/${result.value}?new`);
    const { refusal } = result;
    return renderAskPage(
      ctx,
      typed,
      refusal === 'no-email' || refusal === 'too-often' ? refusal : 'no-words',
    );
  }),
  get('/contact/q/:link', { allow: 'anyone' }, (ctx) => renderOwnQuestion(ctx)),
  post('/contact/q/:link', { allow: 'anyone', action: addOwnMessage }, async (ctx, run) => {
    const link = ctx.param('link');
    const text = ctx.form.get('words');
    const result = await run({ link, idempotencyKey: ctx.formKey(), text });
    if (result.ok) return ctx.redirect(`/contact/q/${link}`);
    return result.refusal === 'not-found' ? ctx.notFound() : renderOwnQuestion(ctx, text, 'no-words');
  }),
];
