import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import type { ProposalAnswer } from '../model/rules.ts';
import type { OwnProposal } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    befriending_reminder: ReminderTable;
  }
}

interface ReminderTable {
  proposal_id: string;
  person_id: string;
  asked_at: Date;
}

/** The open proposals of the acting person, the oldest first. */
export async function ownProposals(tx: Tx, person: string, now: Date): Promise<OwnProposal[]> {
  const { rows } = await sql<OwnProposal>`
    select p.id, p.kind, p.reasons, p.expires_at as "expiresAt", m.card_id as card, c.party,
      case when p.newcomer_card = m.card_id then p.resident_card else p.newcomer_card end as other,
      a.answer, a.answered_at as "answeredAt", befriending_own_agreed(p.id) as agreed, r.asked_at is not null as reminded
    from befriending_proposal p
    join befriending_member m on m.person_id = ${person} and m.state = 'in' and m.card_id in (p.newcomer_card, p.resident_card)
    join befriending_card c on c.id = m.card_id
    left join befriending_answer a on a.proposal_id = p.id and a.person_id = ${person}
    left join befriending_reminder r on r.proposal_id = p.id and r.person_id = ${person}
    where p.state = 'open' and p.expires_at > ${now}
    order by p.proposed_at, p.id`.execute(tx);
  return rows;
}

/** What the database did with an answer: see `take_befriending_answer`. */
export type Taken = 'kept' | 'paired' | 'full' | 'gone';

/** Keeps what the acting person says to a proposal; with the last yes the place is decided. */
export async function takeAnswer(tx: Tx, proposal: string, answer: ProposalAnswer): Promise<Taken> {
  const { rows } = await sql<{
    taken: Taken;
  }>`select take_befriending_answer(${proposal}, ${answer}) as taken`.execute(tx);
  return rows[0]?.taken ?? 'gone';
}

/** The pair that a proposal of the acting person became. */
export async function pairOfProposal(tx: Tx, proposal: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('befriending_pair')
    .select('id')
    .where('proposal_id', '=', proposal)
    .executeTakeFirst();
  return row?.id;
}

/** Keeps that the acting person asks to remind the others. Whether anybody is reminded is decided later, where nobody sees it. */
export async function askReminder(tx: Tx, proposal: string, person: string, now: Date): Promise<void> {
  await tx
    .insertInto('befriending_reminder')
    .values({ proposal_id: proposal, person_id: person, asked_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Closes what ran out, and what one of the cards has no more room for. The transaction must act as the task. */
export async function closeProposals(tx: Tx, now: Date): Promise<void> {
  await sql`update befriending_proposal set state = 'expired', state_at = ${now}
    where state = 'open' and expires_at <= ${now}`.execute(tx);
}
