import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    voice_paper: VoicePaperTable;
  }
}

interface VoicePaperTable {
  conversation_id: string;
  id: Buffer;
  table_id: string;
  entry: Buffer | null;
}

/** A paper that was typed in. */
export interface StoredPaper {
  /** By whom the first time. */
  table: string;
  /** What the first one typed; null once it was cast. */
  entry: Buffer | null;
}

/** The paper with this name. Who types the same paper at the same moment waits. The transaction must act as `voice`. */
export async function findPaper(tx: Tx, conversation: string, id: Buffer): Promise<StoredPaper | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext('voice papers'), hashtext(${id.toString('hex')}))`.execute(
    tx,
  );
  return tx
    .selectFrom('voice_paper')
    .select(['table_id as table', 'entry'])
    .where('conversation_id', '=', conversation)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Keeps what was typed in from a paper: the first time, or corrected by the same person. */
export async function savePaper(
  tx: Tx,
  paper: { conversation: string; id: Buffer; table: string; entry: Buffer | null },
): Promise<void> {
  await tx
    .insertInto('voice_paper')
    .values({
      conversation_id: paper.conversation,
      id: paper.id,
      table_id: paper.table,
      entry: paper.entry,
    })
    .onConflict((conflict) => conflict.columns(['conversation_id', 'id']).doUpdateSet({ entry: paper.entry }))
    .execute();
}

/** How many papers were typed in once and wait for a second person, and how many were cast. */
export async function countPapers(tx: Tx, conversation: string): Promise<{ waiting: number; cast: number }> {
  const { waiting, cast } = await tx
    .selectFrom('voice_paper')
    .select(({ fn }) => [
      fn.count<string>('entry').as('waiting'),
      sql<string>`count(*) filter (where entry is null)`.as('cast'),
    ])
    .where('conversation_id', '=', conversation)
    .executeTakeFirstOrThrow();
  return { waiting: Number(waiting), cast: Number(cast) };
}
