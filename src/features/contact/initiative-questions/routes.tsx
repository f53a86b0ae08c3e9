import type { Owner, TeamMember } from '#core/access/actor.ts';
import { signFormTimestamp } from '#core/http/form-timestamp.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { type CreationLimit, withinCreationLimit } from '#core/rate-limit.ts';
import {
  directorySnapshot,
  findListing,
  type Initiative,
  InitiativeNotFoundPage,
  initiativeWithPage,
  listingsOf,
  OWNER_PATH,
} from '#features/directory';
import { NATIVE_LANGUAGE_NAMES } from '#features/vocabulary/rules.ts';
import { messagesOf, questionsOfListing } from '../model/queries.ts';
import { AskInitiativePage, type AskInitiativeRefusal } from './AskInitiativePage.tsx';
import { AskOwnerPage } from './AskOwnerPage.tsx';
import { answerAsInitiative, askInitiative, askOwner } from './actions.ts';
import { type OwnerAnswerRefusal, OwnerQuestionsPage } from './OwnerQuestionsPage.tsx';

const ASK_PATH = '/initiatives/:id/question' as const;
const OWN_PATH = `${OWNER_PATH}/questions` as const;
const ASK_OWNER_PATH = `/listings/:listing{${UUID_PATTERN}}/question` as const;

/** Questions to initiatives: a class may ask several at once; nobody floods the people of one. */
const ASK_LIMIT: CreationLimit = {
  subject: 'contact.initiative',
  perNetwork: [20, 600],
  perRecipient: [10, 86_400],
  overall: [200, 600],
};

const askedOf = async (ctx: RequestContext): Promise<Initiative | undefined> =>
  initiativeWithPage(await directorySnapshot(ctx.app), ctx.param('id'));

const typedOf = ({ form }: RequestContext) => ({
  text: form.get('words').slice(0, 6_000),
  name: form.get('name').slice(0, 80),
  email: form.get('email').slice(0, 200),
});

async function renderAsk(ctx: RequestContext, refusal?: AskInitiativeRefusal): Promise<Response> {
  const initiative = await askedOf(ctx);
  if (!initiative) return ctx.render(<InitiativeNotFoundPage page={ctx.page} />, 404);
  const listings = initiative.pause
    ? new Map()
    : await ctx.readPublic((tx) => listingsOf(tx, [initiative.id]));
  return ctx.render(
    <AskInitiativePage
      page={ctx.page}
      initiative={initiative}
      offersHelp={ctx.query.has('help') || ctx.form.get('help') === '1'}
      readers={listings.has(initiative.id) ? 'initiative' : 'team'}
      typed={typedOf(ctx)}
      stamp={ctx.form.get('stamp') || signFormTimestamp(ctx.app)}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(ASK_PATH)}
      now={ctx.app.now()}
      refusal={refusal}
    />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );
}

async function renderOwn(
  ctx: RequestContext<Owner>,
  typed = { question: '', text: '' },
  refusal?: OwnerAnswerRefusal,
): Promise<Response> {
  const conversations = await ctx.readPublic(async (tx) => {
    // With the hash of the link the transaction acts for the people of the initiative.
    if (!(await findListing(tx, { link: ctx.actor.link }))) return undefined;
    const questions = await questionsOfListing(tx, ctx.actor.owned);
    return Promise.all(
      questions.map(async (question) => ({ question, messages: await messagesOf(tx, question.id) })),
    );
  });
  if (!conversations) return ctx.notFound();
  return ctx.render(
    <OwnerQuestionsPage
      page={{ ...ctx.page, path: OWN_PATH }}
      conversations={conversations}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey()}
      typed={typed}
      refusal={refusal}
      done={ctx.query.has('done')}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

async function renderAskOwner(ctx: RequestContext<TeamMember>, refused = false): Promise<Response> {
  const listing = await ctx.readAsTeam(ctx.actor.key, (tx) => findListing(tx, { id: ctx.param('listing') }));
  if (!listing?.ownerEmail || listing.state === 'draft') return ctx.notFound();
  return ctx.render(
    <AskOwnerPage
      page={{ ...ctx.page, path: `/listings/${listing.id}/question` }}
      listing={listing.id}
      name={listing.form.name}
      ownerEmail={listing.ownerEmail}
      ownerLanguage={NATIVE_LANGUAGE_NAMES[listing.language as 'nl'] ?? listing.language}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey()}
      typed={ctx.form.get('words')}
      refused={refused}
    />,
    refused ? 422 : 200,
  );
}

/** Questions to initiatives: the form of a visitor, the page on which their people answer, and the team's own questions. */
export const initiativeQuestionRoutes: Route[] = [
  get(ASK_PATH, { allow: 'anyone' }, (ctx) => renderAsk(ctx)),
  post(`${ASK_PATH}/keep`, { allow: 'anyone', withoutAction: 'redisplay' }, (ctx) => renderAsk(ctx)),
  post(ASK_PATH, { allow: 'anyone', action: askInitiative }, async (ctx, run) => {
    const { form, language, app, clientNetwork } = ctx;
    const typed = typedOf(ctx);
    const asked = await withinCreationLimit(app, ASK_LIMIT, { clientNetwork, recipient: typed.email }, () =>
      run({
        ...typed,
        idempotencyKey: ctx.formKey(),
        stamp: form.get('stamp'),
        honeypot: form.get('website'),
        initiative: ctx.param('id'),
        offersHelp: form.get('help') === '1',
        language,
      }),
    );
    if (asked.ok) return ctx.redirect(`/contact/q/${asked.value}?new`);
    const { refusal } = asked;
    if (refusal === 'not-found') return ctx.render(<InitiativeNotFoundPage page={ctx.page} />, 404);
    return renderAsk(ctx, refusal === 'no-email' || refusal === 'too-often' ? refusal : 'no-words');
  }),
  get(OWN_PATH, { allow: 'member', teamLanguages: true }, (ctx) => renderOwn(ctx)),
  post(OWN_PATH, { allow: 'member', teamLanguages: true, action: answerAsInitiative }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const question = field('question');
    const answered = await run({
      question,
      expectedVersion: Number(field('version')),
      idempotencyKey: ctx.formKey(question),
      step: field('step'),
      text: field('words'),
    });
    if (answered.ok) return ctx.redirect(`${OWN_PATH}?done`);
    if (answered.refusal === 'not-found' || answered.refusal === 'not-signed-in') return ctx.notFound();
    return renderOwn(
      ctx,
      { question, text: field('words') },
      answered.refusal === 'changed-elsewhere' ? 'changed-elsewhere' : 'no-words',
    );
  }),
  get(ASK_OWNER_PATH, { allow: 'organiser', purpose: 'organising' }, (ctx) => renderAskOwner(ctx)),
  post(ASK_OWNER_PATH, { allow: 'organiser', purpose: 'organising', action: askOwner }, async (ctx, run) => {
    const asked = await run({
      idempotencyKey: ctx.formKey(),
      listing: ctx.param('listing'),
      text: ctx.form.get('words'),
    });
    if (asked.ok) return ctx.redirect(`/inbox/${asked.value}`);
    return asked.refusal === 'not-found' ? ctx.notFound() : renderAskOwner(ctx, true);
  }),
];
