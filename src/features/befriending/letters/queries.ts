import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { AppContext } from '#core/context.ts';
import { type FieldSealer, openField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import { privateLinkHash } from '#core/private-links.ts';
import type { AskedPair, CheckIn } from '../check-ins/rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    befriending_letter: LetterTable;
    befriending_told: ToldTable;
  }
}

interface LetterTable {
  id: string;
  member_id: string;
  link_hash: Buffer;
  stopped_at: Date | null;
}

interface ToldTable {
  member_id: string;
  about: string;
  told_at: Date;
}

/** The kind of the private link in letters to people who meet. */
export const LETTER_LINK = 'befriending-letter';

/** Somebody who gave an address and did not end the letters. */
export interface LetterRecipient {
  member: string;
  language: string;
  email: string;
}

interface RecipientRow {
  member: string;
  language: string;
  sealed: string;
}

const recipientOf = (app: FieldSealer, { member, language, sealed }: RecipientRow): LetterRecipient => ({
  member,
  language,
  email: openField(app, { table: 'befriending_member', column: 'email_sealed', row: member }, sealed),
});

const WANTS_LETTERS = sql`m.state = 'in' and m.email_sealed is not null
  and not exists (select from befriending_letter l where l.member_id = m.id and l.stopped_at is not null)`;
const wasTold = (kind: string, id: 'p.id') =>
  sql`exists (select from befriending_told d where d.member_id = m.id and d.about = ${`${kind}:`} || ${sql.ref(id)})`;
const RECIPIENT = sql`m.id as member, m.language, m.email_sealed as sealed`;

/** Proposals that wait for somebody's answer and were not told to them. The transaction must act as the task. */
export async function proposalsToTell(
  tx: Tx,
  app: FieldSealer,
  now: Date,
): Promise<(LetterRecipient & { proposal: string })[]> {
  const { rows } = await sql<RecipientRow & { proposal: string }>`
    select ${RECIPIENT}, p.id as proposal from befriending_proposal p
    join befriending_member m on m.card_id in (p.newcomer_card, p.resident_card) and ${WANTS_LETTERS}
    where p.state = 'open' and p.expires_at > ${now} and not ${wasTold('proposal', 'p.id')}
      and not exists (select from befriending_answer a where a.proposal_id = p.id and a.person_id = m.person_id)
    order by m.id, p.id`.execute(tx);
  return rows.map((row) => ({ ...recipientOf(app, row), proposal: row.proposal }));
}

/** Whose consent runs out within so many days, with the day: they are told once for each number of days. */
export async function consentsToTell(
  tx: Tx,
  app: FieldSealer,
  withinDays: number,
): Promise<(LetterRecipient & { about: string })[]> {
  const about = sql`${`renew:${withinDays}:`} || to_char(e.until at time zone 'Europe/Amsterdam', 'YYYY-MM-DD')`;
  const { rows } = await sql<RecipientRow & { about: string }>`
    select ${RECIPIENT}, ${about} as about from befriending_lapsing(${withinDays}) e
    join befriending_member m on m.id = e.member_id and ${WANTS_LETTERS}
    where not exists (select from befriending_told d where d.member_id = m.id and d.about = ${about})
    order by m.id`.execute(tx);
  return rows.map((row) => ({ ...recipientOf(app, row), about: row.about }));
}

/** Proposals of which somebody was told and that they did not answer, with when one of the others asked to remind them. */
export async function proposalsToRemind(
  tx: Tx,
  app: FieldSealer,
  now: Date,
): Promise<(LetterRecipient & { proposal: string; proposedAt: Date; askedAt: Date | null })[]> {
  const { rows } = await sql<RecipientRow & { proposal: string; proposedAt: Date; askedAt: Date | null }>`
    select ${RECIPIENT}, p.id as proposal, p.proposed_at as "proposedAt",
      (select min(r.asked_at) from befriending_reminder r where r.proposal_id = p.id and r.person_id <> m.person_id) as "askedAt"
    from befriending_proposal p
    join befriending_member m on m.card_id in (p.newcomer_card, p.resident_card) and ${WANTS_LETTERS}
    where p.state = 'open' and p.expires_at > ${now} and ${wasTold('proposal', 'p.id')} and not ${wasTold('reminder', 'p.id')}
      and not exists (select from befriending_answer a where a.proposal_id = p.id and a.person_id = m.person_id)
    order by m.id, p.id`.execute(tx);
  return rows.map((row) => ({
    ...recipientOf(app, row),
    proposal: row.proposal,
    proposedAt: row.proposedAt,
    askedAt: row.askedAt,
  }));
}

/** Pairs of which somebody was not told that all said yes; who said the last yes saw it at once. */
export async function pairsToTell(tx: Tx, app: FieldSealer): Promise<(LetterRecipient & { pair: string })[]> {
  const { rows } = await sql<RecipientRow & { pair: string }>`
    select ${RECIPIENT}, p.id as pair from befriending_pair p
    join befriending_member m on m.card_id in (p.newcomer_card, p.resident_card) and ${WANTS_LETTERS}
    join befriending_answer a on a.proposal_id = p.proposal_id and a.person_id = m.person_id and a.answered_at < p.since
    where p.state = 'try-out' and not ${wasTold('pair', 'p.id')}
    order by m.id, p.id`.execute(tx);
  return rows.map((row) => ({ ...recipientOf(app, row), pair: row.pair }));
}

/** Pairs whose people may be asked how it goes, with what they answered before and of which moments they were asked. */
export async function pairsToAsk(
  tx: Tx,
  app: FieldSealer,
): Promise<(LetterRecipient & { pair: AskedPair & { id: string }; own: CheckIn[]; told: string[] })[]> {
  const { rows } = await sql<
    RecipientRow &
      AskedPair & {
        id: string;
        own: (Omit<CheckIn, 'answeredAt' | 'writtenAt'> & { answeredAt: string; writtenAt: string | null })[];
        told: string[];
      }
  >`
    select ${RECIPIENT}, p.id, p.kind, p.since, p.state, p.ended_at as "endedAt",
      coalesce((select json_agg(json_build_object('moment', c.moment, 'met', c.met, 'answeredAt', c.answered_at, 'writtenAt', c.written_at))
        from befriending_check_in c where c.pair_id = p.id and c.person_id = m.person_id), '[]') as own,
      coalesce((select array_agg(d.about) from befriending_told d where d.member_id = m.id and d.about like 'check-in:' || p.id || ':%'), '{}') as told
    from befriending_pair p
    join befriending_member m on m.card_id in (p.newcomer_card, p.resident_card) and ${WANTS_LETTERS}
    where p.state <> 'ended'
    order by m.id, p.id`.execute(tx);
  return rows.map((row) => ({
    ...recipientOf(app, row),
    pair: { id: row.id, kind: row.kind, since: row.since, state: row.state, endedAt: row.endedAt },
    own: row.own.map((answer) => ({
      ...answer,
      answeredAt: new Date(answer.answeredAt),
      writtenAt: answer.writtenAt === null ? null : new Date(answer.writtenAt),
    })),
    told: row.told,
  }));
}

/** Remembers that somebody was told. @returns the ids of what they had not been told before */
export async function markTold(
  tx: Tx,
  member: string,
  about: readonly string[],
  now: Date,
): Promise<string[]> {
  const rows = await tx
    .insertInto('befriending_told')
    .values(about.map((each) => ({ member_id: member, about: each, told_at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('about')
    .execute();
  return rows.map((row) => row.about);
}

/** The id of the letters to somebody; made when there are none yet. */
export async function lettersTo(tx: Tx, app: Pick<AppContext, 'secret'>, member: string): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('befriending_letter')
    .values({ id, member_id: member, link_hash: privateLinkHash(app, LETTER_LINK, id), stopped_at: null })
    .onConflict((conflict) => conflict.column('member_id').doNothing())
    .execute();
  const row = await tx
    .selectFrom('befriending_letter')
    .select('id')
    .where('member_id', '=', member)
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Whether the link of a letter is known, and whether its letters go on. */
export async function letterState(tx: Tx, linkHash: Buffer): Promise<'on' | 'stopped' | undefined> {
  await actByPrivateLink(tx, linkHash);
  const row = await tx
    .selectFrom('befriending_letter')
    .select('stopped_at')
    .where('link_hash', '=', linkHash)
    .executeTakeFirst();
  return row && (row.stopped_at === null ? 'on' : 'stopped');
}

/** Ends or resumes letters by the link in one. @returns false when there are none with this link */
export async function setLetters(tx: Tx, linkHash: Buffer, stoppedAt: Date | null): Promise<boolean> {
  await actByPrivateLink(tx, linkHash);
  const { numUpdatedRows } = await tx
    .updateTable('befriending_letter')
    .set({ stopped_at: stoppedAt })
    .where('link_hash', '=', linkHash)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
