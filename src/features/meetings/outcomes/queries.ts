import { type Generated, sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import { findEdition } from '../edition/queries.ts';
import type { BreakOutOutcome, OutcomeKind } from './types.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    table_card: TableCardTable;
    outcome_line: OutcomeLineTable;
  }
}

interface TableCardTable {
  break_out_id: string;
  edition_id: string;
  link_hash: Buffer;
  closed_at: Date | null;
}

interface OutcomeLineTable {
  id: Generated<string>;
  edition_id: string;
  break_out_id: string;
  kind: OutcomeKind;
  words: string;
  owner: string | null;
  owner_email: string | null;
  due_on: string | null;
  state: Generated<'open' | 'done' | 'dropped'>;
  answer: string | null;
  answered_at: Date | null;
  link_hash: Buffer | null;
  version: Generated<number>;
  made_at: Date;
  changed_at: Date;
}

/** Makes the table card of a break-out: whoever has its private link writes on it. Doing it again changes nothing. */
export async function insertTableCard(
  tx: Tx,
  card: { breakOutId: string; editionId: string; linkHash: Buffer },
): Promise<void> {
  await tx
    .insertInto('table_card')
    .values({
      break_out_id: card.breakOutId,
      edition_id: card.editionId,
      link_hash: card.linkHash,
      closed_at: null,
    })
    .onConflict((conflict) => conflict.column('break_out_id').doNothing())
    .execute();
}

/** The table card that a private link opens; from here on the transaction acts by that link. */
export async function findTableCardByLink(
  tx: Tx,
  linkHash: Buffer,
): Promise<{ breakOutId: string; editionId: string } | undefined> {
  await actByPrivateLink(tx, linkHash);
  return tx
    .selectFrom('table_card')
    .select(['break_out_id as breakOutId', 'edition_id as editionId'])
    .where('link_hash', '=', linkHash)
    .executeTakeFirst();
}

/** The ids of the break-outs that have a table card. */
export async function listTableCards(tx: Tx, edition: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('table_card')
    .select('break_out_id')
    .where('edition_id', '=', edition)
    .execute();
  return rows.map(({ break_out_id }) => break_out_id);
}

const COLUMNS = [
  'id',
  'break_out_id as breakOutId',
  'kind',
  'words as text',
  'owner',
  'due_on as dueOn',
  'state',
  'answer',
  'answered_at as answeredAt',
  'version',
] as const;

const OUTCOME_COLUMNS = sql.raw(
  'id, edition_id, break_out_id, kind, words, owner, due_on, state, answer, answered_at, version, made_at',
);

/** The outcomes of an edition or of one break-out, oldest first; without e-mail addresses of owners. */
export async function listOutcomes(
  tx: Tx,
  filter: { edition: string } | { breakOut: string },
): Promise<BreakOutOutcome[]> {
  // What is published is open to everybody, but only these columns of it; the rest is what whoever acts may see.
  const { rows } = await sql<BreakOutOutcome>`
    select id, break_out_id as "breakOutId", kind, words as text, owner, due_on as "dueOn", state, answer,
      answered_at as "answeredAt", version
    from (
      select ${OUTCOME_COLUMNS} from outcome_line union select ${OUTCOME_COLUMNS} from published_outcomes()
    ) as visible
    where ${'edition' in filter ? sql`edition_id = ${filter.edition}` : sql`break_out_id = ${filter.breakOut}`}
    order by made_at, id`.execute(tx);
  return rows;
}

/** Adds a line to a table card; the same form twice is one line. */
export async function insertOutcome(
  tx: Tx,
  outcome: Pick<BreakOutOutcome, 'id' | 'breakOutId' | 'kind' | 'text' | 'owner' | 'dueOn'> & {
    editionId: string;
    ownerEmail: string | null;
    linkHash: Buffer;
  },
  createdAt: Date,
): Promise<void> {
  await tx
    .insertInto('outcome_line')
    .values({
      id: outcome.id,
      edition_id: outcome.editionId,
      break_out_id: outcome.breakOutId,
      kind: outcome.kind,
      words: outcome.text,
      owner: outcome.owner,
      owner_email: outcome.ownerEmail,
      due_on: outcome.dueOn,
      link_hash: outcome.linkHash,
      made_at: createdAt,
      changed_at: createdAt,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** @returns false when the outcome no longer has the expected version: then somebody else changed it meanwhile */
export async function updateOutcome(
  tx: Tx,
  id: string,
  expectedVersion: number,
  values: {
    state?: BreakOutOutcome['state'];
    answer?: string | null;
    answered_at?: Date;
    words?: string;
    owner?: string | null;
    due_on?: string | null;
  },
  changedAt: Date,
): Promise<boolean> {
  const updated = await tx
    .updateTable('outcome_line')
    .set({ ...values, version: expectedVersion + 1, changed_at: changedAt })
    .where('id', '=', id)
    .where('version', '=', expectedVersion)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

/** The agreement that its owner's private link opens; from here on the transaction acts by that link. */
export async function findAgreementByLink(
  tx: Tx,
  linkHash: Buffer,
): Promise<(BreakOutOutcome & { editionId: string }) | undefined> {
  await actByPrivateLink(tx, linkHash);
  return tx
    .selectFrom('outcome_line')
    .select([...COLUMNS, 'edition_id as editionId'])
    .where('link_hash', '=', linkHash)
    .executeTakeFirst();
}

/** Removes the e-mail address of an agreement's owner, by the private link of the agreement. */
export async function removeAgreementEmail(tx: Tx, linkHash: Buffer, now: Date): Promise<void> {
  await actByPrivateLink(tx, linkHash);
  await tx
    .updateTable('outcome_line')
    .set({ owner_email: null, changed_at: now })
    .where('link_hash', '=', linkHash)
    .execute();
}

/** Open agreements of one edition that are due by a date (YYYY-MM-DD) and whose owner can be e-mailed. */
export async function listDueAgreements(
  tx: Tx,
  edition: string,
  until: string,
): Promise<(BreakOutOutcome & { ownerEmail: string })[]> {
  return tx
    .selectFrom('outcome_line')
    .select(COLUMNS)
    .select(({ ref }) => ref('owner_email').$notNull().as('ownerEmail'))
    .where('edition_id', '=', edition)
    .where('kind', '=', 'agreement')
    .where('state', '=', 'open')
    .where('owner_email', 'is not', null)
    .where('due_on', '<=', until)
    .execute();
}

/** Removes the addresses of owners who answered for their agreement before this moment. */
export async function purgeAgreementEmails(tx: Tx, edition: string, answeredBefore: Date): Promise<void> {
  await tx
    .updateTable('outcome_line')
    .set({ owner_email: null })
    .where('edition_id', '=', edition)
    .where('state', '!=', 'open')
    .where('answered_at', '<', answeredBefore)
    .execute();
}

/** What a table put forward that can become a question to a municipality, and the town where the meeting was. */
export interface ProposableOutcome {
  id: string;
  text: string;
  kind: OutcomeKind;
  town: string | undefined;
}

const isProposable = ({ kind, state }: BreakOutOutcome): boolean =>
  (kind === 'bottleneck' || kind === 'solution') && state !== 'dropped';

/** The bottlenecks and solutions of the tables of an edition. */
export async function listOutcomesToPropose(tx: Tx, edition: string): Promise<ProposableOutcome[]> {
  const town = (await findEdition(tx, { id: edition }))?.venues[0]?.town || undefined;
  return (await listOutcomes(tx, { edition }))
    .filter(isProposable)
    .map(({ id, text, kind }) => ({ id, text, kind, town }));
}

/** One of them. */
export const findOutcomeToPropose = async (
  tx: Tx,
  edition: string,
  outcome: string,
): Promise<ProposableOutcome | undefined> =>
  (await listOutcomesToPropose(tx, edition)).find(({ id }) => id === outcome);
