import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { addInvitation, takeInvitation } from '../../src/features/befriending/circles/queries.ts';
import type { Answers } from '../../src/features/befriending/model/answers.ts';
import { addCard, addMember, findPool, savePool } from '../../src/features/befriending/model/queries.ts';
import type { Card, Pool } from '../../src/features/befriending/model/rules.ts';
import { choirWith } from './inbox.ts';
import type { AskedInitiative } from './placements.ts';
import type { createBrowser } from './visitor.ts';

/** The desk of an organisation, in Dutch. */
export const BEFRIENDING_DESK = '/nl/register/own/befriending';

/** An organisation that brings people together, and somebody who works there with its private link open. */
export type Organisation = AskedInitiative & { volunteer: ReturnType<typeof createBrowser> };

/** An organisation that brings people together, as its owner would have made it. */
export async function organisationWith(
  app: AppContext,
  database: pg.Client,
  volunteer: ReturnType<typeof createBrowser>,
  settings: Partial<Pool> = {},
): Promise<Organisation> {
  const choir = await choirWith(app, database, volunteer);
  await setPool(app, choir, settings);
  return choir;
}

/** Changes how an organisation brings people together. */
export const setPool = (
  app: AppContext,
  { listing, initiative, link }: AskedInitiative,
  settings: Partial<Pool>,
): Promise<void> =>
  inTransaction(app.db, { link }, async (tx) => {
    const known = await findPool(tx, { listing });
    await savePool(
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
        nightly: false,
        ...known,
        ...settings,
      },
      app.now(),
    );
  });

/** Somebody who is free on Tuesday evening in the middle of a town, likes walking and speaks Dutch. */
export const SOMEBODY: Answers = {
  likes: ['walking', 'cooking'],
  learn: ['dutch'],
  show: ['cooking'],
  ratherNot: ['smoking'],
  languages: ['nl'],
  cells: ['tue-evening', 'wed-morning'],
  place: { name: 'Amersfoort', municipality: '0307', lat: 52.156, lon: 5.387 },
  rangeKm: 10,
  widerKm: false,
  company: ['mixed'],
  age: '27-64',
  children: false,
  howOften: 'weekly',
  howLong: 'hour',
};

/** What somebody who joins is like; the rest is as `SOMEBODY`. */
export interface Joining {
  name: string;
  side: Card['side'];
  party?: Card['party'];
  forms?: Card['forms'];
  circleName?: string;
  /** More people of a circle, by their names. */
  others?: string[];
  state?: Card['state'];
  capacity?: number;
  wishedAt?: Date;
  email?: string;
  language?: string;
  answers?: Partial<Answers>;
  /** Somebody who has a key card already. */
  person?: string;
}

/** Whoever joined: their card, and who they are. */
export interface Joined {
  card: string;
  person: string;
  member: string;
  consent: string;
}

/** Somebody joins a pool, without the pages. */
export async function joins(
  app: AppContext,
  { listing }: Pick<AskedInitiative, 'listing'>,
  joining: Joining,
): Promise<Joined> {
  const { name, side, party = 'alone', forms = ['pair'], circleName = null, others = [] } = joining;
  const { state = 'active', capacity = 1, wishedAt = app.now(), email = null, language = 'nl' } = joining;
  const card = randomUUID();
  let first: Joined | undefined;
  for (const called of [name, ...others]) {
    const known = first ? undefined : joining.person;
    const [person, member, consent] = [known ?? randomUUID(), randomUUID(), randomUUID()];
    const invitation =
      first &&
      (await inTransaction(app.db, { person: first.person }, (tx) =>
        addInvitation(tx, app, card, app.now()),
      ));
    await inTransaction(app.db, { person }, async (tx) => {
      if (!known) await tx.insertInto('person').values({ id: person }).execute();
      if (!first)
        await addCard(
          tx,
          {
            id: card,
            pool: listing,
            side,
            party,
            forms,
            circleName,
            capacity,
            state: state === 'draft' ? 'draft' : 'active',
            wishedAt,
          },
          app.now(),
        );
      if (invitation) await takeInvitation(tx, invitation);
      await addMember(
        tx,
        app,
        {
          id: member,
          card,
          person,
          pool: listing,
          consent,
          recipientName: 'Het koor',
          wording: 'Deze organisatie leest je kaart.',
          speaks: !first,
          name: called,
          language,
          email,
          answers: { ...SOMEBODY, ...joining.answers },
        },
        app.now(),
      );
      // Nobody begins with a pause.
      if (!first && state === 'paused')
        await tx.updateTable('befriending_card').set({ state }).where('id', '=', card).execute();
    });
    first ??= { card, person, member, consent };
  }
  if (!first) throw new Error('nobody joined');
  return first;
}
