import type { Tx } from '#core/db/connection.ts';

/** A statement as a person read it aloud; only of what whoever acts may see. */
export async function findStatementSound(
  tx: Tx,
  statement: string,
  language: string,
): Promise<{ type: string; content: Buffer } | undefined> {
  return tx
    .selectFrom('voice_statement_audio')
    .select(['content_type as type', 'content'])
    .where('statement_id', '=', statement)
    .where('language', '=', language)
    .executeTakeFirst();
}
