import type { Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import type { BreakOutOutcome, OutcomeKind } from './types.ts';

/** Puts a card on a table: whoever holds its link writes on it. Doing it again changes nothing. */
export async function layTable(
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

/** The table whose link somebody holds; from here on this transaction acts for it. */
export async function tableByLink(
  tx: Tx,
  link: Buffer,
): Promise<{ breakOutId: string; editionId: string } | undefined> {
  await actByPrivateLink(tx, link);
  const found = await tx
    .selectFrom('table_card')
    .select(['break_out_id', 'edition_id'])
    .where('link_hash', '=', link)
    .executeTakeFirst();
  return found && { breakOutId: found.break_out_id, editionId: found.edition_id };
}

const COLUMNS = [
  'id',
  'break_out_id as breakOutId',
  'kind',
  'words',
  'owner',
  'due_on as dueOn',
  'state',
  'answer',
  'answered_at as answeredAt',
  'version',
] as const;

/** What came out, oldest first; without the addresses of owners. */
export async function outcomesOf(
  tx: Tx,
  of: { edition: string } | { breakOut: string },
): Promise<BreakOutOutcome[]> {
  let query = tx.selectFrom('outcome_line').select(COLUMNS).orderBy('made_at').orderBy('id');
  query =
    'edition' in of
      ? query.where('edition_id', '=', of.edition)
      : query.where('break_out_id', '=', of.breakOut);
  return query.execute();
}

export async function addOutcome(
  tx: Tx,
  one: {
    id: string;
    editionId: string;
    breakOutId: string;
    kind: OutcomeKind;
    words: string;
    owner: string | null;
    ownerEmail: string | null;
    dueOn: string | null;
    linkHash: Buffer;
  },
  at: Date,
): Promise<void> {
  await tx
    .insertInto('outcome_line')
    .values({
      id: one.id,
      edition_id: one.editionId,
      break_out_id: one.breakOutId,
      kind: one.kind,
      words: one.words,
      owner: one.owner,
      owner_email: one.ownerEmail,
      due_on: one.dueOn,
      link_hash: one.linkHash,
      made_at: at,
      changed_at: at,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Changes a line that is still as somebody saw it. */
export async function changeOutcome(
  tx: Tx,
  id: string,
  seen: number,
  values: { words?: string; state?: 'open' | 'done' | 'dropped'; answer?: string | null; answered_at?: Date },
  at: Date,
): Promise<boolean> {
  const changed = await tx
    .updateTable('outcome_line')
    .set({ ...values, version: seen + 1, changed_at: at })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** The agreement whose owner holds this link. */
export async function agreementByLink(
  tx: Tx,
  link: Buffer,
): Promise<(BreakOutOutcome & { editionId: string }) | undefined> {
  await actByPrivateLink(tx, link);
  return tx
    .selectFrom('outcome_line')
    .select([...COLUMNS, 'edition_id as editionId'])
    .where('link_hash', '=', link)
    .executeTakeFirst();
}

/** Open agreements of one edition whose owner can be reached and whose day has come; for reminders. */
export async function agreementsDue(
  tx: Tx,
  edition: string,
  until: string,
): Promise<(BreakOutOutcome & { ownerEmail: string })[]> {
  const found = await tx
    .selectFrom('outcome_line')
    .select([...COLUMNS, 'owner_email as ownerEmail'])
    .where('edition_id', '=', edition)
    .where('kind', '=', 'agreement')
    .where('state', '=', 'open')
    .where('owner_email', 'is not', null)
    .where('due_on', '<=', until)
    .execute();
  return found as (BreakOutOutcome & { ownerEmail: string })[];
}

/** The break-outs on whose table a card lies. */
export async function tablesOf(tx: Tx, edition: string): Promise<string[]> {
  const found = await tx
    .selectFrom('table_card')
    .select('break_out_id')
    .where('edition_id', '=', edition)
    .execute();
  return found.map(({ break_out_id }) => break_out_id);
}
