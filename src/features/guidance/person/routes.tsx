import type { Account } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { toAmsterdam } from '#core/time/amsterdam.ts';
import { directorySnapshot } from '#features/directory';
import {
  type AnswerFields,
  isStoryQuestion,
  type QuestionRefusal,
  STORY_QUESTIONS,
  toAnswerFields,
  townChoices,
} from '#features/story';
import { personPath } from '../desk/rules.ts';
import { fillIn, giveIdea, takeIdeaBack } from './actions.ts';
import { EndedPage } from './EndedPage.tsx';
import { FillPage } from './FillPage.tsx';
import { GiveIdeaPage } from './GiveIdeaPage.tsx';
import { nearbyFor } from './nearby.ts';
import { PersonPage } from './PersonPage.tsx';
import { readPerson } from './read-person.ts';

const PERSON = `/guide/:id{${UUID_PATTERN}}` as const;
const QUESTION = `:question{${STORY_QUESTIONS.join('|')}}`;
const IDEA = `${PERSON}/ideas/:initiative{${UUID_PATTERN}}` as const;
const READS = { allow: 'guide', teamLanguages: true, purpose: 'guidance' } as const;
/** Fields of the form itself, which are no part of the answer. */
const INTERNAL_FIELDS = new Set(['token', 'seen']);
const NOTICES = ['filled', 'same', 'idea', 'taken-back'] as const;

/** What was opened is not open any more: said kindly, with the way back. */
const ended = (ctx: RequestContext): Response => ctx.render(<EndedPage page={ctx.page} />, 404);

async function renderPerson(ctx: RequestContext<Account>): Promise<Response> {
  const person = await readPerson(ctx);
  if (!person) return ended(ctx);
  const { byId } = await directorySnapshot(ctx.app);
  return ctx.render(
    <PersonPage
      page={ctx.page}
      token={ctx.formToken()}
      {...person}
      ideas={person.ideas.map((idea) => ({ ...idea, place: byId.get(idea.initiative) }))}
      near={await nearbyFor(ctx.app, person)}
      notice={NOTICES.find((notice) => ctx.query.has(notice))}
    />,
  );
}

/** What was sent, by field; `fromEntries` makes every field the object's own, also one that is called `constructor`. */
function typedFields({ form }: RequestContext): AnswerFields {
  const names = form.entries().flatMap(([field]) => (INTERNAL_FIELDS.has(field) ? [] : field));
  return Object.fromEntries(names.map((field) => [field, form.getAll(field)]));
}

/** The form of one question, as answered or with what was just typed beside what stands there now. */
async function renderFill(
  ctx: RequestContext<Account>,
  typed?: { fields: AnswerFields; expectedVersion: string; refusal?: QuestionRefusal },
): Promise<Response> {
  const person = await readPerson(ctx);
  const question = ctx.param('question');
  if (!person || !isStoryQuestion(question)) return ended(ctx);
  if (!person.consent.mayFill || !person.consent.questions.includes(question))
    return ctx.redirect(personPath(person.consent.id));
  const stored = person.story[question];
  const asksPlace = question === 'place' || question === 'moving';
  const towns = asksPlace && typed ? await ctx.readPublic((tx) => townChoices(tx, typed.fields)) : [];
  // After "changed meanwhile" the guide has seen the other answer: the next tap overwrites it.
  const knowsStored = typed === undefined || typed.refusal === 'changed-elsewhere';
  return ctx.render(
    <FillPage
      page={{ ...ctx.page, path: `${personPath(person.consent.id)}/${question}` }}
      token={ctx.formToken()}
      consent={person.consent}
      question={question}
      stored={stored}
      fields={typed?.fields ?? toAnswerFields(question, stored)}
      version={knowsStored ? (person.answeredAt[question] ?? '') : typed.expectedVersion}
      today={toAmsterdam(ctx.app.now()).day}
      towns={towns}
      refusal={typed?.refusal}
    />,
    typed?.refusal ? 422 : 200,
  );
}

/** The form of an idea, with what was typed when it is shown again. */
async function renderIdea(
  ctx: RequestContext<Account>,
  typed?: { reason: string; words: string; refusal?: 'no-reason' | 'enough' },
): Promise<Response> {
  const person = await readPerson(ctx);
  if (!person) return ended(ctx);
  const place = (await directorySnapshot(ctx.app)).byId.get(ctx.param('initiative'));
  if (!place) return ctx.redirect(personPath(person.consent.id));
  return ctx.render(
    <GiveIdeaPage
      page={{ ...ctx.page, path: `${personPath(person.consent.id)}/ideas/${place.id}` }}
      token={ctx.formToken()}
      once={ctx.keptFormKey(IDEA)}
      consent={person.consent}
      place={place}
      reason={typed?.reason ?? ''}
      words={typed?.words ?? ''}
      refusal={typed?.refusal}
    />,
    typed?.refusal ? 422 : 200,
  );
}

export const personRoutes: Route[] = [
  get(PERSON, READS, renderPerson),
  get(`${PERSON}/${QUESTION}`, READS, (ctx) => renderFill(ctx)),
  post(`${PERSON}/${QUESTION}/keep`, { ...READS, withoutAction: 'redisplay' }, (ctx) =>
    renderFill(ctx, { fields: typedFields(ctx), expectedVersion: ctx.form.get('seen') }),
  ),
  post(`${PERSON}/${QUESTION}`, { ...READS, action: fillIn }, async (ctx, run) => {
    const [consent, question] = [ctx.param('id'), ctx.param('question')];
    const fields = typedFields(ctx);
    const expectedVersion = ctx.form.get('seen');
    const filled = await run({ consent, question, fields, expectedVersion });
    if (filled.ok)
      return ctx.redirect(`${personPath(consent)}?${filled.value === 'same' ? 'same' : 'filled'}`);
    const { refusal } = filled;
    if (refusal === 'ended' || refusal === 'not-signed-in' || refusal === 'not-found') return ended(ctx);
    if (refusal === 'not-shared') return ctx.redirect(personPath(consent));
    return renderFill(ctx, { fields, expectedVersion, refusal });
  }),
  get(IDEA, READS, (ctx) => renderIdea(ctx)),
  post(`${IDEA}/keep`, { ...READS, withoutAction: 'redisplay' }, (ctx) =>
    renderIdea(ctx, { reason: ctx.form.get('reason'), words: ctx.form.get('words') }),
  ),
  post(IDEA, { ...READS, action: giveIdea }, async (ctx, run) => {
    const consent = ctx.param('id');
    const typed = { reason: ctx.form.get('reason'), words: ctx.form.get('words') };
    const given = await run({
      source: ctx.formKey(),
      consent,
      initiative: ctx.param('initiative'),
      ...typed,
    });
    if (given.ok) return ctx.redirect(`${personPath(consent)}?idea`);
    if (given.refusal === 'ended') return ended(ctx);
    if (given.refusal === 'no-place') return ctx.redirect(personPath(consent));
    return renderIdea(ctx, { ...typed, refusal: given.refusal === 'enough' ? 'enough' : 'no-reason' });
  }),
  post(
    `${PERSON}/idea/:idea{${UUID_PATTERN}}/take-back`,
    { allow: 'guide', teamLanguages: true, action: takeIdeaBack },
    async (ctx, run) => {
      const taken = await run({ consent: ctx.param('id'), idea: ctx.param('idea') });
      return taken.ok ? ctx.redirect(`${personPath(ctx.param('id'))}?taken-back`) : ended(ctx);
    },
  ),
];
