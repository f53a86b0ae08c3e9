import type { Db, Tx } from '#core/db/connection.ts';
import { actByPrivateLink, inTransaction } from '#core/db/rls-context.ts';
import { daysBefore } from '#core/time/amsterdam.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    voice_reader: VoiceReaderTable;
  }
}

interface VoiceReaderTable {
  id: string;
  tenant_id: string;
  conversation_id: string;
  languages: string[];
  link_hash: Buffer;
  name: string;
  ended_at: Date | null;
}

/** What the private link of a reader is made from: `privateLinkToken(app, READER_LINK, id)`. */
export const READER_LINK = 'voice-reader';

/** Where a reader works; their private link comes after it. */
export const READER_PATH = '/voice-reader';

/** Somebody who reads words over in their languages, for one conversation. */
export interface VoiceReader {
  id: string;
  conversation: string;
  languages: string[];
  name: string;
  endedAt: Date | null;
}

const COLUMNS = [
  'id',
  'conversation_id as conversation',
  'languages',
  'name',
  'ended_at as endedAt',
] as const;

/** The readers of a conversation, by name. The transaction must act for who makes policy at its tenant. */
export const listReaders = (tx: Tx, conversation: string): Promise<VoiceReader[]> =>
  tx
    .selectFrom('voice_reader')
    .select(COLUMNS)
    .where('conversation_id', '=', conversation)
    .orderBy('name')
    .orderBy('id')
    .execute();

/** Invites a reader. Doing it again changes nothing. */
export async function insertReader(
  tx: Tx,
  reader: Omit<VoiceReader, 'endedAt'> & { tenant: string; linkHash: Buffer },
): Promise<void> {
  await tx
    .insertInto('voice_reader')
    .values({
      id: reader.id,
      tenant_id: reader.tenant,
      conversation_id: reader.conversation,
      languages: reader.languages,
      link_hash: reader.linkHash,
      name: reader.name,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Ends the link of a reader (`endedAt`), or opens it again (null). @returns false when there is none */
export async function setReaderEnded(tx: Tx, id: string, endedAt: Date | null): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('voice_reader')
    .set({ ended_at: endedAt })
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The reader whose private link this is; from here on the transaction acts by that link. */
export async function findReaderByLink(tx: Tx, linkHash: Buffer): Promise<VoiceReader | undefined> {
  await actByPrivateLink(tx, linkHash);
  return tx
    .selectFrom('voice_reader')
    .select(COLUMNS)
    .where('link_hash', '=', linkHash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

const READERS_KEPT_DAYS = 90;

/** Deletes readers who stopped, or whose conversation closed, three months ago. */
export const purgeReaders = (db: Db, now: Date): Promise<void> =>
  inTransaction(db, { systemTask: { name: 'retention' } }, async (tx) => {
    const before = daysBefore(now, READERS_KEPT_DAYS);
    await tx
      .deleteFrom('voice_reader')
      .where((where) =>
        where.or([
          where('ended_at', '<', before),
          where.exists(
            where
              .selectFrom('voice_conversation')
              .select('voice_conversation.id')
              .whereRef('voice_conversation.id', '=', 'voice_reader.conversation_id')
              .where('published', '=', true)
              .where('closes_at', '<', before),
          ),
        ]),
      )
      .execute();
  });
