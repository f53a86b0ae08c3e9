import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Newcomer } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction, type RlsContext } from '#core/db/rls-context.ts';
import type { Answers, Form } from '../../src/features/befriending/model/answers.ts';
import { addCard, addMember } from '../../src/features/befriending/model/queries.ts';
import type { Side } from '../../src/features/befriending/model/rules.ts';
import { answersOf, personWithCard } from './circles.ts';

/** Rounds and what runs out, as the server does it. */
export const AS_ROUNDS: RlsContext = { systemTask: { name: 'befriending' } };

export interface TakesPart extends Newcomer {
  card: string;
  member: string;
  consent: string;
}

/** Somebody with an own card in a pool: a newcomer or a resident, who fits with everybody unless a test says otherwise. */
export async function takesPart(
  app: AppContext,
  pool: string,
  side: Side,
  {
    person,
    answers = {},
    forms = ['pair'],
    capacity = 1,
    wishedAt = app.now(),
  }: {
    person?: Newcomer;
    answers?: Partial<Answers>;
    forms?: Form[];
    capacity?: number;
    wishedAt?: Date;
  } = {},
): Promise<TakesPart> {
  const who = person ?? (await personWithCard(app));
  const ids = { card: randomUUID(), member: randomUUID(), consent: randomUUID() };
  await inTransaction(app.db, { person: who.person }, async (tx) => {
    await addCard(
      tx,
      {
        id: ids.card,
        pool,
        side,
        party: 'alone',
        forms,
        circleName: null,
        capacity,
        state: 'active',
        wishedAt,
      },
      app.now(),
    );
    await addMember(
      tx,
      app,
      {
        id: ids.member,
        card: ids.card,
        person: who.person,
        pool,
        consent: ids.consent,
        recipientName: 'Het koor',
        wording: 'Het koor leest je kaart.',
        speaks: true,
        name: side === 'newcomer' ? 'Selam' : 'Henk',
        language: 'nl',
        email: null,
        answers: answersOf(answers),
      },
      app.now(),
    );
  });
  return { ...who, ...ids };
}

/** The open proposals, as pairs of cards. */
export const openProposals = (
  app: AppContext,
): Promise<{ id: string; newcomer: string; resident: string }[]> =>
  inTransaction(app.db, AS_ROUNDS, async (tx) => {
    const { rows } = await sql<{ id: string; newcomer: string; resident: string }>`
      select id, newcomer_card as newcomer, resident_card as resident from befriending_proposal where state = 'open' order by id`.execute(
      tx,
    );
    return rows;
  });
