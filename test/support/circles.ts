import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Newcomer } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import type { Result } from '#core/result.ts';
import {
  beginForCircle,
  foundCircle,
  inviteToCircle,
  joinCircle,
} from '../../src/features/befriending/circles/actions.ts';
import { waitingInvitations } from '../../src/features/befriending/circles/queries.ts';
import type { Answers } from '../../src/features/befriending/model/answers.ts';
import { addCard, addMember, savePool } from '../../src/features/befriending/model/queries.ts';
import { initiativeWith } from './placements.ts';

/** An initiative that brings people together. */
export async function poolWith(app: AppContext, database: pg.Client) {
  const { listing, initiative, link } = await initiativeWith(app, database);
  await inTransaction(app.db, { link }, (tx) =>
    savePool(
      tx,
      {
        listing,
        initiative,
        open: true,
        checkKind: 'none',
        checkMonths: 36,
        minors: false,
        tryOutWeeks: 6,
        maximum: false,
        nightly: true,
      },
      app.now(),
    ),
  );
  return { listing, initiative, link };
}

/** What Henk says of himself, with what a test changes in it. */
export const answersOf = (change: Partial<Answers> = {}): Answers => ({
  likes: ['walking', 'cooking'],
  learn: ['languages'],
  show: ['dutch'],
  ratherNot: ['crowds'],
  languages: ['nl', 'en'],
  cells: ['tue-evening', 'sat-morning'],
  place: { name: 'Den Haag', municipality: '0518', lat: 52.08, lon: 4.3 },
  rangeKm: 10,
  widerKm: false,
  company: ['mixed', 'women', 'men'],
  age: '27-64',
  children: false,
  howOften: 'weekly',
  howLong: 'two-hours',
  ...change,
});

/** Somebody with a key card. */
export async function personWithCard(app: AppContext): Promise<Newcomer> {
  const begun = await beginForCircle(app, { kind: 'visitor' }, { ownDevice: true });
  if (!begun.ok) throw new Error(begun.refusal);
  return { kind: 'newcomer', person: begun.value.person, token: begun.value.token, sessionHash: '' };
}

export const aSource = () => ({ form: randomBytes(32).toString('base64url') });

const words = (name: string, answers: Partial<Answers> = {}) => ({
  source: aSource(),
  firstName: name,
  email: '',
  language: 'nl',
  answers: answersOf(answers),
  recipientName: 'Het koor',
  wording: 'Het koor leest je kaart.',
  seen: true,
});

/** The value of what went well. */
export function done<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
}

export interface Founded {
  card: string;
  pool: string;
  speaker: Newcomer;
  /** All of them, the speaker first. */
  members: Newcomer[];
}

/** Somebody makes a circle, `by` if they have a key card already; nobody else is in it yet. */
export async function founded(
  app: AppContext,
  pool: string,
  {
    people = 5,
    name = 'De Laan',
    answers = {},
    by,
  }: { people?: number; name?: string; answers?: Partial<Answers>; by?: Newcomer } = {},
): Promise<Founded> {
  const speaker = by ?? (await personWithCard(app));
  const { card } = done(
    await foundCircle(app, speaker, {
      ...words('Henk', answers),
      pool,
      circleName: name,
      forms: ['circle', 'once'],
      people,
    }),
  );
  return { card, pool, speaker, members: [speaker] };
}

/** What stands in the links of the invitations that wait. */
export const tokensOf = (app: AppContext, { card, speaker }: Pick<Founded, 'card' | 'speaker'>) =>
  inTransaction(app.db, { person: speaker.person }, async (tx) =>
    (await waitingInvitations(tx, app, card, app.now())).map(({ token }) => token),
  );

/** Somebody tries to join with what stands in a link. */
export const joining = (app: AppContext, person: Newcomer, token: string, answers: Partial<Answers> = {}) =>
  joinCircle(app, person, { ...words('Ria', answers), token });

/** A circle in which so many are, with hours in common. */
export async function circleOf(
  app: AppContext,
  pool: string,
  people: number,
  { name = 'De Laan', answers = {}, by }: { name?: string; answers?: Partial<Answers>; by?: Newcomer } = {},
): Promise<Founded> {
  const circle = await founded(app, pool, { people: Math.max(3, people), name, answers, ...(by && { by }) });
  const tokens = await tokensOf(app, circle);
  for (const token of tokens.slice(0, people - 1)) {
    const member = await personWithCard(app);
    done(await joining(app, member, token, answers));
    circle.members.push(member);
  }
  return circle;
}

/** One more comes into a circle. */
export async function oneMore(app: AppContext, circle: Founded, member?: Newcomer): Promise<Newcomer> {
  const before = new Set(await tokensOf(app, circle));
  done(await inviteToCircle(app, circle.speaker, { card: circle.card }));
  const token = (await tokensOf(app, circle)).find((each) => !before.has(each)) ?? '';
  const joiner = member ?? (await personWithCard(app));
  done(await joining(app, joiner, token));
  return joiner;
}

/** A newcomer with a card of their own, who takes part. */
export async function newcomerWith(
  app: AppContext,
  pool: string,
  {
    answers = {},
    forms = ['circle'] as const,
  }: { answers?: Partial<Answers>; forms?: readonly ('pair' | 'circle' | 'once')[] } = {},
): Promise<Newcomer & { card: string }> {
  const newcomer = await personWithCard(app);
  const card = randomUUID();
  await inTransaction(app.db, { person: newcomer.person }, async (tx) => {
    await addCard(
      tx,
      {
        id: card,
        pool,
        side: 'newcomer',
        party: 'alone',
        forms: [...forms],
        circleName: null,
        capacity: 1,
        state: 'active',
        wishedAt: app.now(),
      },
      app.now(),
    );
    await addMember(
      tx,
      app,
      {
        id: randomUUID(),
        card,
        person: newcomer.person,
        pool,
        consent: randomUUID(),
        recipientName: 'Het koor',
        wording: 'Het koor leest je kaart.',
        speaks: true,
        name: 'Selam',
        language: 'nl',
        email: null,
        answers: answersOf({ languages: ['ti', 'en'], ...answers }),
      },
      app.now(),
    );
  });
  return { ...newcomer, card };
}

/** One says that another is to be kept away. */
export const keepApart = (
  app: AppContext,
  by: Newcomer,
  about: Newcomer,
  kind: 'declined' | 'blocked',
): Promise<unknown> =>
  inTransaction(app.db, { person: by.person }, (tx) =>
    sql`insert into befriending_apart (by_person, about_person, kind, at) values (${by.person}, ${about.person}, ${kind}, ${app.now()})
      on conflict do nothing`.execute(tx),
  );

/** What one says to a proposal. */
export const answering = (
  app: AppContext,
  person: Newcomer,
  proposal: string,
  answer: 'yes' | 'no' | 'later',
) =>
  inTransaction(app.db, { person: person.person }, async (tx) => {
    const { rows } = await sql<{
      taken: string;
    }>`select take_befriending_answer(${proposal}, ${answer}) as taken`.execute(tx);
    return rows[0]?.taken;
  });
