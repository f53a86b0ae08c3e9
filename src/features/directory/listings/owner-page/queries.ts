import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';

/** How many questions of visitors wait for an answer of the listing for which the transaction acts. */
export async function questionsToAnswer(tx: Tx): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`select questions_to_answer() as waiting`.execute(tx);
  return rows[0]?.waiting ?? 0;
}

/** How many requests for a place wait for an answer of the listing for which the transaction acts. */
export async function requestsToAnswer(tx: Tx): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`select requests_to_answer() as waiting`.execute(tx);
  return rows[0]?.waiting ?? 0;
}

/** How many things wait for whoever brings people together, of the listing for which the transaction acts. */
export async function befriendingToSee(tx: Tx): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`select befriending_to_see() as waiting`.execute(tx);
  return rows[0]?.waiting ?? 0;
}
