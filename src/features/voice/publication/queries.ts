import type { ColumnType } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import {
  historySchema,
  type Publication,
  type PublicationHistory,
  publicationSchema,
} from './publication.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    voice_publication: VoicePublicationTable;
  }
}

interface VoicePublicationTable {
  conversation_id: string;
  step: number;
  contents: ColumnType<Publication, string, string>;
  history: ColumnType<PublicationHistory, string, string>;
}

/** What is published of a conversation; undefined before the first ten people. */
export async function findPublication(tx: Tx, conversation: string): Promise<Publication | undefined> {
  const row = await tx
    .selectFrom('voice_publication')
    .select('contents')
    .where('conversation_id', '=', conversation)
    .executeTakeFirst();
  return row && publicationSchema.parse(row.contents);
}

/** The same with what was published before, for the task that computes what follows. */
export async function findPublicationWithHistory(
  tx: Tx,
  conversation: string,
): Promise<{ publication: Publication; history: PublicationHistory } | undefined> {
  const row = await tx
    .selectFrom('voice_publication')
    .select(['contents', 'history'])
    .where('conversation_id', '=', conversation)
    .executeTakeFirst();
  return (
    row && {
      publication: publicationSchema.parse(row.contents),
      history: historySchema.parse(row.history),
    }
  );
}

/**
 * Publishes, when nobody else did since it was read. The transaction must act as `voice`.
 * @returns false when the publication moved meanwhile: then nothing changed
 */
export async function savePublication(
  tx: Tx,
  conversation: string,
  { publication, history }: { publication: Publication; history: PublicationHistory },
): Promise<boolean> {
  const values = {
    step: publication.step,
    contents: JSON.stringify(publicationSchema.parse(publication)),
    history: JSON.stringify(historySchema.parse(history)),
  };
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('voice_publication')
    .values({ conversation_id: conversation, ...values })
    .onConflict((conflict) =>
      conflict
        .column('conversation_id')
        .doUpdateSet(values)
        .where('voice_publication.step', '=', publication.step - 1),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
