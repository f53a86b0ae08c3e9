import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Newcomer } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { daysAfter } from '#core/time/amsterdam.ts';
import type { Answers, Form } from '../../src/features/befriending/model/answers.ts';
import { addCard, addMember } from '../../src/features/befriending/model/queries.ts';
import { PROPOSAL_DAYS, type Side } from '../../src/features/befriending/model/rules.ts';
import { answerProposal } from '../../src/features/befriending/proposals/actions.ts';
import { answersOf, done, personWithCard } from './circles.ts';
import type { createBrowser } from './visitor.ts';

/** Somebody with a card in a pool. */
export interface Somebody extends Newcomer {
  card: string;
  name: string;
}

/** Somebody alone who takes part. */
export async function somebodyWith(
  app: AppContext,
  pool: string,
  {
    side = 'newcomer',
    name = side === 'newcomer' ? 'Selam' : 'Henk',
    capacity = 1,
    email = null,
    language = 'nl',
    forms = ['pair', 'once'],
    answers = {},
  }: {
    side?: Side;
    name?: string;
    capacity?: number;
    email?: string | null;
    language?: string;
    forms?: Form[];
    answers?: Partial<Answers>;
  } = {},
): Promise<Somebody> {
  const person = await personWithCard(app);
  const card = randomUUID();
  const now = app.now();
  await inTransaction(app.db, { person: person.person }, async (tx) => {
    await addCard(
      tx,
      {
        id: card,
        pool,
        side,
        party: 'alone',
        forms,
        circleName: null,
        capacity,
        state: 'active',
        wishedAt: now,
      },
      now,
    );
    await addMember(
      tx,
      app,
      {
        id: randomUUID(),
        card,
        person: person.person,
        pool,
        consent: randomUUID(),
        recipientName: 'Het koor',
        wording: 'Het koor leest je kaart.',
        speaks: true,
        name,
        language,
        email,
        answers: answersOf(answers),
      },
      now,
    );
  });
  return { ...person, card, name };
}

/** Two cards, proposed to both, as a round would have done. @returns the id of the proposal */
export async function proposed(
  app: AppContext,
  database: Pick<pg.Client, 'query'>,
  pool: string,
  newcomer: { card: string },
  resident: { card: string },
  kind: Form = 'pair',
): Promise<string> {
  const id = randomUUID();
  const now = app.now();
  await database.query(
    `insert into befriending_proposal (id, listing_id, newcomer_card, resident_card, kind, reasons, proposed_at, expires_at, state, state_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $7)`,
    [
      id,
      pool,
      newcomer.card,
      resident.card,
      kind,
      JSON.stringify([{ reason: 'time', codes: ['tue-evening'] }]),
      now,
      daysAfter(now, PROPOSAL_DAYS),
    ],
  );
  return id;
}

/** A phone on which somebody opened their card. */
export function phoneOf<B extends ReturnType<typeof createBrowser>>(
  phone: B,
  { token }: { token: string },
): B {
  phone.jar.set('vanonderop', token);
  return phone;
}

/** What somebody says to a proposal, by the action. @returns what became of it */
export const says = async (
  app: AppContext,
  somebody: Newcomer,
  proposal: string,
  answer: 'yes' | 'no' | 'later',
) => done(await answerProposal(app, somebody, { proposal, answer })).taken;

/** Two people who both said yes. */
export async function pairOf(
  app: AppContext,
  database: pg.Client,
  pool: string,
  { kind = 'pair', emails = {} }: { kind?: Form; emails?: { newcomer?: string; resident?: string } } = {},
): Promise<{ selam: Somebody; henk: Somebody; pair: string; proposal: string }> {
  const selam = await somebodyWith(app, pool, { email: emails.newcomer ?? null });
  const henk = await somebodyWith(app, pool, { side: 'resident', email: emails.resident ?? null });
  const proposal = await proposed(app, database, pool, selam, henk, kind);
  await says(app, selam, proposal, 'yes');
  await says(app, henk, proposal, 'yes');
  const { rows } = await database.query('select id from befriending_pair where proposal_id = $1', [proposal]);
  return { selam, henk, pair: rows[0].id, proposal };
}

/** What is the same for everybody in a page: without what is made anew for each page. */
export const steadyHtml = (html: string): string =>
  html.replace(/name="token" value="[^"]+"/g, '').replace(/nonce="[^"]+"/g, '');
