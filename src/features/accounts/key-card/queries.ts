import type { Generated } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import { setRlsContext } from '#core/db/rls-context.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    key_card: KeyCardTable;
  }
}

interface KeyCardTable {
  id: Generated<string>;
  person_id: string;
  code_hash: Buffer;
  made_at: Generated<Date>;
  ended_at: Date | null;
}

export async function addCard(tx: Tx, person: string, passphraseHash: Buffer, now: Date): Promise<void> {
  await tx
    .insertInto('key_card')
    .values({ person_id: person, code_hash: passphraseHash, made_at: now, ended_at: null })
    .execute();
}

/** The card with this passphrase, replaced or not. From here on the transaction acts for whoever knows the passphrase. */
export async function findCard(
  tx: Tx,
  passphraseHash: Buffer,
): Promise<{ person: string; ended: boolean } | undefined> {
  await setRlsContext(tx, { codeHash: passphraseHash });
  const row = await tx
    .selectFrom('key_card')
    .select(['person_id', 'ended_at'])
    .where('code_hash', '=', passphraseHash)
    .executeTakeFirst();
  return row && { person: row.person_id, ended: row.ended_at !== null };
}

/** When the card of a person was made that is in use; undefined when there is none. */
export async function cardMadeAt(tx: Tx, person: string): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('key_card')
    .select('made_at')
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .orderBy('made_at', 'desc')
    .executeTakeFirst();
  return row?.made_at;
}

/** Ends all cards of a person that have not ended yet. */
export async function endCards(tx: Tx, person: string, now: Date): Promise<void> {
  await tx
    .updateTable('key_card')
    .set({ ended_at: now })
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .execute();
}
