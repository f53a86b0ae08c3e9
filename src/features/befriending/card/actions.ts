import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { withdrawConsent } from '#features/consents';
import { allInitiatives, type Initiative, textIn } from '#features/directory';
import { type AnswerFields, readPlace, readStory } from '#features/story';
import { addCard, addMember, findPool, firstWish } from '../model/queries.ts';
import type { Pool } from '../model/rules.ts';
import { digestOf } from './check-digest.ts';
import { answersOf, type CardStep, type CompleteDraft, completeDraft, type Draft, STEPS } from './draft.ts';
import { draftFromStory } from './from-story.ts';
import {
  changeCard,
  changeMember,
  deleteDraft,
  deleteMembership,
  lockDraft,
  moveCard,
  type OwnCard,
  ownCardsWithAnswers,
  readFilling,
  saveDraft,
} from './queries.ts';
import { isTooYoung } from './rules.ts';
import { type CardStepRefusal, readRange, readStep } from './step-fields.ts';
import { cardConsentWording } from './wording.ts';

const pool = z.uuid();

/** Read in the transaction: with a second connection for each, many who send at once would wait for one another. */
async function findOrganisation(
  tx: Tx,
  id: string,
): Promise<{ pool: Pool; initiative: Initiative | undefined } | undefined> {
  const found = await findPool(tx, { listing: id });
  if (!found) return undefined;
  const [initiative] = await allInitiatives(tx, { ids: [found.initiative] });
  return { pool: found, initiative };
}

async function readFields(
  tx: Tx,
  step: CardStep,
  fields: AnswerFields,
  { draft, hasCard }: { draft: Draft; hasCard: boolean },
): Promise<Result<Draft, CardStepRefusal>> {
  if (step !== 'place') return readStep(step, fields, { draft, hasCard });
  const place = await readPlace(tx, fields);
  if (!place.ok) return place;
  const range = readRange(fields);
  if (!range.ok) return range;
  const { name, municipality, lat, lon } = place.value;
  return ok({ ...range.value, place: { name, municipality, lat, lon } });
}

/** Keeps one step of a card that is being filled in. Nobody but the person sees it before it is sent. */
export const fillCard = action({
  name: 'befriending.fill-card',
  allow: 'newcomer',
  input: z.object({ pool, step: z.enum(STEPS), fields: z.record(z.string(), z.array(z.string())) }),
  run: async (
    { tx, app, actor, now },
    { pool: id, step, fields },
  ): Promise<Result<Draft, CardStepRefusal | 'closed' | 'minor'>> => {
    const organisation = await findOrganisation(tx, id);
    if (!organisation) return refuse('closed');
    const { draft, existing } = await readFilling(tx, app, actor.person, id);
    const read = await readFields(tx, step, fields, { draft, hasCard: existing !== undefined });
    if (!read.ok) return read;
    if (isTooYoung(read.value.age, organisation.pool, organisation.initiative)) return refuse('minor');
    const filled = { ...draft, ...read.value };
    await saveDraft(tx, app, { person: actor.person, pool: id, draft: filled }, now);
    return ok(filled);
  },
});

/** Fills in a card with what the person told in their story, on their wish. */
export const fillCardFromStory = action({
  name: 'befriending.fill-from-story',
  allow: 'newcomer',
  input: z.object({ pool }),
  run: async ({ tx, app, actor, now }, { pool: id }) => {
    const organisation = await findOrganisation(tx, id);
    if (!organisation) return refuse('closed');
    const { story } = await readStory(tx, actor.person);
    const { draft } = await readFilling(tx, app, actor.person, id);
    const told = draftFromStory(story);
    if (isTooYoung(told.age, organisation.pool, organisation.initiative)) return refuse('minor');
    // What the person filled in here themselves stays.
    const filled = { ...told, ...draft };
    await saveDraft(tx, app, { person: actor.person, pool: id, draft: filled }, now);
    return ok(filled);
  },
});

interface Sending {
  tx: Tx;
  app: AppContext;
  person: string;
  now: Date;
  language: string;
}

async function join(
  { tx, app, person, now, language }: Sending,
  card: CompleteDraft,
  { pool: id, organisation, wording }: { pool: string; organisation: string; wording: string },
): Promise<void> {
  const made = randomUUID();
  await addCard(
    tx,
    {
      id: made,
      pool: id,
      side: card.side,
      party: card.party,
      forms: card.forms,
      circleName: null,
      capacity: 1,
      state: 'active',
      wishedAt: (await firstWish(tx, id)) ?? now,
    },
    now,
  );
  await addMember(
    tx,
    app,
    {
      id: randomUUID(),
      card: made,
      person,
      pool: id,
      consent: randomUUID(),
      recipientName: organisation,
      wording,
      speaks: true,
      name: card.name,
      language,
      email: card.email,
      answers: answersOf(card),
    },
    now,
  );
}

async function change(
  { tx, app, now, language }: Sending,
  card: CompleteDraft,
  { card: before, own }: OwnCard,
): Promise<void> {
  await changeMember(tx, app, own.id, {
    name: card.name,
    email: card.email,
    language,
    answers: answersOf(card),
  });
  // What a circle offers is said where the circle is; the side of a card never changes, for proposals stand on it.
  await changeCard(
    tx,
    before.id,
    before.party === 'circle' ? {} : { party: card.party, forms: card.forms },
    now,
  );
}

/**
 * Sends a card: the first time with the consent under it, later as a change. What the person saw is compared with what is so at the
 * moment of sending; when anything is different nothing is sent.
 */
export const sendCard = action({
  name: 'befriending.send-card',
  allow: 'newcomer',
  input: z.object({ pool, seen: z.string().max(100), language: z.string().max(8) }),
  run: async ({ tx, app, actor, now }, { pool: id, seen, language }) => {
    const { person } = actor;
    const draft = await lockDraft(tx, app, person, id);
    const existing = (await ownCardsWithAnswers(tx, app, person)).find(({ card }) => card.pool === id);
    // The same button once more: what it sent is there.
    if (!draft) return existing ? ok('same' as const) : refuse('incomplete');
    const organisation = await findOrganisation(tx, id);
    if (!organisation?.initiative || (!organisation.pool.open && !existing)) return refuse('closed');
    const card = completeDraft(draft);
    if (!card || (card.party === 'circle' && existing?.card.party !== 'circle')) return refuse('incomplete');
    if (isTooYoung(card.age, organisation.pool, organisation.initiative)) return refuse('minor');
    const name = textIn(organisation.initiative, language).text.name;
    const wording = cardConsentWording(language).join(' ');
    const shown = {
      card,
      organisation: name,
      checkKind: organisation.pool.checkKind,
      wording,
      version: existing?.card.version ?? null,
    };
    if (digestOf(shown) !== seen) return refuse('changed');
    const sending = { tx, app, person, now, language };
    if (existing) await change(sending, card, existing);
    else await join(sending, card, { pool: id, organisation: name, wording });
    await deleteDraft(tx, person, id);
    return ok(existing ? ('saved' as const) : ('joined' as const));
  },
});

const ownCardIn = async (tx: Tx, app: AppContext, person: string, id: string): Promise<OwnCard | undefined> =>
  (await ownCardsWithAnswers(tx, app, person)).find(({ card }) => card.pool === id);

/** Puts one's card on pause: no new proposals until it goes on. Of a circle only who speaks for it does. */
export const pauseCard = action({
  name: 'befriending.pause-card',
  allow: 'newcomer',
  input: z.object({ pool }),
  run: async ({ tx, app, actor, now }, { pool: id }) => {
    const found = await ownCardIn(tx, app, actor.person, id);
    if (!found?.own.speaks) return refuse('not-yours');
    return (await moveCard(tx, { id: found.card.id, from: 'active', to: 'paused' }, now))
      ? ok(null)
      : refuse('unchanged');
  },
});

/** Lets one's card take part again. */
export const resumeCard = action({
  name: 'befriending.resume-card',
  allow: 'newcomer',
  input: z.object({ pool }),
  run: async ({ tx, app, actor, now }, { pool: id }) => {
    const found = await ownCardIn(tx, app, actor.person, id);
    if (!found?.own.speaks) return refuse('not-yours');
    return (await moveCard(tx, { id: found.card.id, from: 'paused', to: 'active' }, now))
      ? ok(null)
      : refuse('unchanged');
  },
});

/** Stops: ends the consent. The database takes the person out of proposals, pairs and rounds in the same transaction. */
export const withdrawCard = action({
  name: 'befriending.withdraw-card',
  allow: 'newcomer',
  input: z.object({ pool }),
  run: async ({ tx, app, actor, now }, { pool: id }) => {
    const found = await ownCardIn(tx, app, actor.person, id);
    await deleteDraft(tx, actor.person, id);
    if (found && !(await withdrawConsent(tx, found.own.consent, now)))
      await deleteMembership(tx, found.own.id);
    return ok(null);
  },
});
