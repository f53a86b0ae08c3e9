import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { Newcomer } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { deterministicId, type FormSource, formSource } from '#core/private-links.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { isPlainAddress } from '#core/text/email-address.ts';
import { createPerson } from '#features/accounts';
import { withdrawConsent } from '#features/consents';
import { allInitiatives } from '#features/directory';
import { isTooYoung } from '../card/rules.ts';
import { formOf, mayMeet, reasonsOf } from '../fit/rules.ts';
import type { Answers } from '../model/answers.ts';
import { answersInput, MAX_NAME_LENGTH } from '../model/answers.ts';
import {
  addCard,
  addMember,
  findPool,
  firstWish,
  type Member,
  membersOf,
  ownCards,
} from '../model/queries.ts';
import { type Card, MAX_CIRCLE_MEMBERS, MIN_CIRCLE_MEMBERS, type Pool } from '../model/rules.ts';
import {
  addAskedProposal,
  addInvitation,
  answerYes,
  deleteInvitation,
  findInvitation,
  forgetLeaving,
  meetsSomebody,
  passOn,
  saveCircle,
  saveSeen,
  seenCircles,
  takeInvitation,
  waitingInvitations,
} from './queries.ts';
import { CIRCLE_FORMS, MAX_CIRCLE_NAME_LENGTH } from './rules.ts';
import { agentOf, ownNewcomerCards } from './shown-circles.ts';
import { takeYear } from './year-queries.ts';

/** Gives whoever has no key card one, on the way to making a circle or joining it. */
export const beginForCircle = action({
  name: 'befriending.begin-for-circle',
  allow: 'anyone',
  input: z.object({ ownDevice: z.boolean() }),
  run: async ({ tx, app }, { ownDevice }) => ok(await createPerson(tx, app, ownDevice)),
});

const circleName = z.string().trim().min(1).max(MAX_CIRCLE_NAME_LENGTH);
const forms = z.array(z.enum(CIRCLE_FORMS)).min(1).max(CIRCLE_FORMS.length);

/** What each member says of themselves, once. */
const memberInput = {
  source: formSource,
  firstName: z.string().trim().min(1).max(MAX_NAME_LENGTH),
  email: z
    .string()
    .trim()
    .refine((typed) => typed === '' || isPlainAddress(typed)),
  language: z.string().max(8),
  answers: answersInput,
  /** The name of the organisation and the words of the consent, as they saw them. */
  recipientName: z.string().min(1).max(200),
  wording: z.string().min(1).max(4_000),
  seen: z.boolean(),
};

/** Why somebody can not make or join a circle now. */
export type CircleRefusal =
  | 'closed'
  | 'other-circle'
  | 'meets'
  | 'as-newcomer'
  | 'used'
  | 'full'
  | 'over'
  | 'minor';

/**
 * Makes room for a circle: a card of one's own at the same organisation stops. Not when somebody is met with it, or it is another
 * circle, or one takes part as a newcomer.
 */
async function leaveOwnCard(
  tx: Tx,
  app: AppContext,
  person: string,
  { pool, keep }: { pool: string; keep: string },
  now: Date,
): Promise<Result<null, CircleRefusal>> {
  const card = (await ownCards(tx, person)).find((own) => own.pool === pool && own.id !== keep);
  if (!card) return ok(null);
  if (card.party === 'circle') return refuse('other-circle');
  if (card.side === 'newcomer') return refuse('as-newcomer');
  if (await meetsSomebody(tx, card.id)) return refuse('meets');
  const own = (await membersOf(tx, app, [card.id])).find((member) => member.person === person);
  if (own) await withdrawConsent(tx, own.consent, now);
  return ok(null);
}

/** Minors take part only where the organisation says so, with the safeguards of its initiative. */
async function tooYoungFor(tx: Tx, age: Answers['age'], pool: Pool): Promise<boolean> {
  const [initiative] = await allInitiatives(tx, { ids: [pool.initiative] });
  return isTooYoung(age, pool, initiative);
}

interface Joining {
  tx: Tx;
  app: AppContext;
  actor: Newcomer;
  now: Date;
}

async function comeIn(
  { tx, app, actor, now }: Joining,
  { card, pool, speaks }: { card: string; pool: string; speaks: boolean },
  typed: {
    source: FormSource;
    firstName: string;
    email: string;
    language: string;
    answers: z.output<typeof answersInput>;
    recipientName: string;
    wording: string;
    seen: boolean;
  },
): Promise<void> {
  await forgetLeaving(tx, actor.person, card);
  await addMember(
    tx,
    app,
    {
      id: deterministicId(app, 'befriending-member', typed.source),
      card,
      person: actor.person,
      pool,
      consent: deterministicId(app, 'befriending-consent', typed.source),
      recipientName: typed.recipientName,
      wording: typed.wording,
      speaks,
      name: typed.firstName,
      language: typed.language,
      email: typed.email || null,
      answers: typed.answers,
    },
    now,
  );
  await saveSeen(tx, actor.person, card, typed.seen);
}

/** Makes a circle: whoever does it speaks for it, and gets an invitation for each of the others. */
export const foundCircle = action({
  name: 'befriending.found-circle',
  allow: 'newcomer',
  input: z.object({
    ...memberInput,
    pool: z.uuid(),
    circleName,
    forms,
    people: z.int32().min(MIN_CIRCLE_MEMBERS).max(MAX_CIRCLE_MEMBERS),
  }),
  run: async ({ tx, app, actor, now }, { pool: id, circleName: name, forms: wanted, people, ...typed }) => {
    const card = deterministicId(app, 'befriending-circle', typed.source);
    // The same form once more is the circle that it made.
    if ((await ownCards(tx, actor.person)).some((own) => own.id === card)) return ok({ card });
    const pool = await findPool(tx, { listing: id });
    if (!pool?.open) return refuse('closed');
    if (await tooYoungFor(tx, typed.answers.age, pool)) return refuse('minor');
    const left = await leaveOwnCard(tx, app, actor.person, { pool: id, keep: card }, now);
    if (!left.ok) return left;
    const wishedAt = (await firstWish(tx, id)) ?? now;
    await addCard(
      tx,
      {
        id: card,
        pool: id,
        side: 'resident',
        party: 'circle',
        forms: wanted,
        circleName: name,
        capacity: 1,
        state: 'draft',
        wishedAt,
      },
      now,
    );
    await comeIn({ tx, app, actor, now }, { card, pool: id, speaks: true }, typed);
    for (let place = 1; place < people; place++) await addInvitation(tx, app, card, now);
    return ok({ card });
  },
});

/** Joins a circle with an invitation. */
export const joinCircle = action({
  name: 'befriending.join-circle',
  allow: 'newcomer',
  input: z.object({ ...memberInput, token: z.string().max(100) }),
  run: async ({ tx, app, actor, now }, { token, ...typed }) => {
    const invited = await findInvitation(tx, token);
    if (!invited) return refuse('over');
    // The same form once more, or another invitation of the circle that one is in already.
    if ((await ownCards(tx, actor.person)).some((own) => own.id === invited.card))
      return ok({ card: invited.card });
    const pool = await findPool(tx, { listing: invited.pool });
    if (!pool?.open) return refuse('closed');
    if (await tooYoungFor(tx, typed.answers.age, pool)) return refuse('minor');
    const left = await leaveOwnCard(tx, app, actor.person, { pool: invited.pool, keep: invited.card }, now);
    if (!left.ok) return left;
    const state = await takeInvitation(tx, invited.id);
    // Whoever left the circle comes back with a new invitation.
    if (state !== 'open') return refuse(state === 'mine' ? 'used' : state);
    await comeIn({ tx, app, actor, now }, { card: invited.card, pool: invited.pool, speaks: false }, typed);
    return ok({ card: invited.card });
  },
});

/** The circle of the acting person with this id, and themselves in it. */
async function ownCircle(
  { tx, app, actor }: Pick<Joining, 'tx' | 'app' | 'actor'>,
  id: string,
): Promise<{ card: Card; me: Member; members: Member[] } | undefined> {
  const card = (await ownCards(tx, actor.person)).find((own) => own.id === id && own.party === 'circle');
  if (!card) return undefined;
  const members = await membersOf(tx, app, [id]);
  const me = members.find(({ person }) => person === actor.person);
  return me && { card, me, members };
}

const ofCircle = { card: z.uuid() };

/** Changes the name of a circle and what it wants. Only who speaks for it. */
export const changeCircle = action({
  name: 'befriending.change-circle',
  allow: 'newcomer',
  input: z.object({ ...ofCircle, circleName, forms }),
  run: async (context, { card, circleName: name, forms: wanted }) => {
    const own = await ownCircle(context, card);
    if (!own?.me.speaks) return refuse('not-found');
    await saveCircle(context.tx, card, { name, forms: wanted }, context.now);
    return ok(null);
  },
});

/** Says whether one agrees that the circle is shown to people with a key card. */
export const agreeToBeSeen = action({
  name: 'befriending.agree-to-be-seen',
  allow: 'newcomer',
  input: z.object({ ...ofCircle, seen: z.boolean() }),
  run: async ({ tx, actor }, { card, seen }) => {
    await saveSeen(tx, actor.person, card, seen);
    return ok(null);
  },
});

/** Makes an invitation more. Only who speaks for the circle; never more than there are places. */
export const inviteToCircle = action({
  name: 'befriending.invite-to-circle',
  allow: 'newcomer',
  input: z.object(ofCircle),
  run: async (context, { card }) => {
    const { tx, app, now } = context;
    const own = await ownCircle(context, card);
    if (!own?.me.speaks) return refuse('not-found');
    const waiting = await waitingInvitations(tx, app, card, now);
    if (own.members.length + waiting.length >= MAX_CIRCLE_MEMBERS) return refuse('full');
    await addInvitation(tx, app, card, now);
    return ok(null);
  },
});

/** Takes an invitation back: its paper leads nowhere any more. */
export const takeInvitationBack = action({
  name: 'befriending.take-invitation-back',
  allow: 'newcomer',
  input: z.object({ invitation: z.uuid() }),
  run: async ({ tx }, { invitation }) =>
    (await deleteInvitation(tx, invitation)) ? ok(null) : refuse('used'),
});

/** Hands on to another member that one speaks for the circle. */
export const passCircleOn = action({
  name: 'befriending.pass-circle-on',
  allow: 'newcomer',
  input: z.object({ ...ofCircle, to: z.uuid() }),
  run: async ({ tx, app }, { card, to }) => {
    const member = (await membersOf(tx, app, [card])).find(({ id }) => id === to);
    return member && (await passOn(tx, card, member.person)) ? ok(null) : refuse('not-found');
  },
});

/** Leaves a circle, by ending the consent under the membership: everything of it goes in the same transaction. */
export const leaveCircle = action({
  name: 'befriending.leave-circle',
  allow: 'newcomer',
  input: z.object(ofCircle),
  run: async (context, { card }) => {
    const own = await ownCircle(context, card);
    if (!own) return refuse('not-found');
    await withdrawConsent(context.tx, own.me.consent, context.now);
    return ok(null);
  },
});

/**
 * A newcomer asks a circle that agreed to be seen: it becomes a proposal like any other, to which their own yes is given already. Only
 * what could be proposed by a round can be asked; what keeps them apart is said to nobody.
 */
export const askCircle = action({
  name: 'befriending.ask-circle',
  allow: 'newcomer',
  input: z.object({ circle: z.uuid() }),
  run: async ({ tx, app, actor, now }, { circle: id }) => {
    const own = await ownNewcomerCards(tx, actor.person);
    const circle = (
      await seenCircles(
        tx,
        app,
        actor.person,
        own.map((card) => card.id),
      )
    ).find(({ card }) => card.id === id);
    const newcomer = circle && own.find(({ pool }) => pool === circle.card.pool);
    if (!circle || !newcomer || newcomer.state !== 'active') return refuse('gone');
    if (circle.open) return ok(null);
    const me = await agentOf(tx, app, newcomer);
    const other = { card: circle.card, members: circle.members };
    const kind = formOf(me, other);
    if (!kind || mayMeet(me, other)) return refuse('gone');
    const outcome = await addAskedProposal(
      tx,
      {
        newcomer,
        circle: circle.card,
        kind,
        reasons: reasonsOf(me, other),
      },
      now,
    );
    if (!outcome.ok) return outcome;
    await answerYes(tx, outcome.value);
    return ok(null);
  },
});

/** Says that one wants another year together. Told to nobody until both sides do. */
export const goOnAYear = action({
  name: 'befriending.go-on-a-year',
  allow: 'newcomer',
  input: z.object({ pair: z.uuid() }),
  run: async ({ tx }, { pair }) => {
    const taken = await takeYear(tx, pair);
    return taken === 'gone' ? refuse('gone') : ok(taken);
  },
});
