import { type Generated, sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import type { MarketStall } from './types.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    market_stall: MarketStallTable;
  }
}

interface MarketStallTable {
  id: string;
  edition_id: string;
  link_hash: Buffer;
  organisation: string;
  shows: string;
  email: string | null;
  languages: Generated<string[]>;
  needs_table: boolean;
  needs_power: boolean;
  for_children: boolean;
  language: string;
  state: Generated<MarketStall['state']>;
  answer: string | null;
  number: string | null;
  made_at: Date;
}

const COLUMNS = [
  'id',
  'edition_id as editionId',
  'organisation',
  'shows',
  'languages',
  'needs_table as needsTable',
  'needs_power as needsPower',
  'for_children as forChildren',
  'language',
  'state',
  'answer',
  'number',
] as const;

const STALL_COLUMNS = sql.raw(
  `id, edition_id, organisation, shows, languages, needs_table, needs_power, for_children, language, state, answer,
   number, made_at`,
);

/** The stalls of an edition that whoever acts may see, first requested first; without e-mail addresses. */
export async function listStalls(tx: Tx, edition: string): Promise<MarketStall[]> {
  // Who is accepted is public, but only these columns; the rest is what whoever acts may see.
  const { rows } = await sql<MarketStall>`
    select id, edition_id as "editionId", organisation, shows, languages, needs_table as "needsTable",
      needs_power as "needsPower", for_children as "forChildren", language, state, answer, number
    from (
      select ${STALL_COLUMNS} from market_stall where edition_id = ${edition}
      union select ${STALL_COLUMNS} from accepted_stalls(${edition})
    ) as visible
    order by made_at, id`.execute(tx);
  return rows;
}

/** The stall that a private link opens; from here on the transaction acts by that link. */
export async function findStallByLink(tx: Tx, linkHash: Buffer): Promise<MarketStall | undefined> {
  await actByPrivateLink(tx, linkHash);
  return tx.selectFrom('market_stall').select(COLUMNS).where('link_hash', '=', linkHash).executeTakeFirst();
}

/** Adds a request for a stall; the same request twice is one stall. */
export async function insertStall(
  tx: Tx,
  stall: Omit<MarketStall, 'state' | 'answer' | 'number'> & { linkHash: Buffer; email: string | null },
  createdAt: Date,
): Promise<void> {
  await actByPrivateLink(tx, stall.linkHash);
  await tx
    .insertInto('market_stall')
    .values({
      id: stall.id,
      edition_id: stall.editionId,
      link_hash: stall.linkHash,
      organisation: stall.organisation,
      shows: stall.shows,
      email: stall.email,
      languages: stall.languages,
      needs_table: stall.needsTable,
      needs_power: stall.needsPower,
      for_children: stall.forChildren,
      language: stall.language,
      made_at: createdAt,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** @returns the e-mail address to notify, if any; undefined when there is no such stall */
export async function updateStall(
  tx: Tx,
  id: string,
  values: { state: MarketStall['state']; answer?: string | null; number?: string | null },
): Promise<{ email: string | null } | undefined> {
  return tx
    .updateTable('market_stall')
    .set(values)
    .where('id', '=', id)
    .returning('email')
    .executeTakeFirst();
}

/** Removes the email addresses of stall holders of an edition, thirty days after it. */
export async function purgeStallEmails(tx: Tx, editionId: string): Promise<void> {
  await tx.updateTable('market_stall').set({ email: null }).where('edition_id', '=', editionId).execute();
}

/** Where stall holders that asked or come can be written to; only for whoever organises the edition. */
export async function listStallAddresses(
  tx: Tx,
  editionId: string,
): Promise<{ id: string; language: string; email: string | null }[]> {
  return tx
    .selectFrom('market_stall')
    .select(['id', 'language', 'email'])
    .where('edition_id', '=', editionId)
    .where('state', 'in', ['asked', 'accepted'])
    .execute();
}
