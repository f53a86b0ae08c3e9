import { sql } from 'kysely';
import type { AppContext } from '#core/context.ts';
import { openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import { hashToken, keyedDigest } from '#core/private-links.ts';
import type { HoursEntry } from './queries.ts';
import { signJson, verifiedJson } from './signing-key-queries.ts';
import { codeFrom, contentOf, type StatementContent, statementContent } from './statement-rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    hours_statement: HoursStatementTable;
    hours_statement_entry: HoursStatementEntryTable;
  }
}

interface HoursStatementTable {
  id: string;
  person_id: string;
  code_hash: Buffer;
  signed_sealed: string;
  made_at: Date;
  revoked_at: Date | null;
}

interface HoursStatementEntryTable {
  statement_id: string;
  entry_id: string;
}

/** Does a statement still say what is so? */
export type StatementState = 'valid' | 'changed' | 'revoked';

const placeOf = (row: string) => ({ table: 'hours_statement', column: 'signed_sealed', row });
const codeOf = (app: AppContext, id: string): string => codeFrom(keyedDigest(app, 'hours-statement', id));

/** By which the database knows a code: the server keeps its hash only. */
export const hashOfCode = (code: string): Buffer => hashToken(`hours-statement ${code}`);

/** Signs and keeps a statement of the entries that stand. The transaction must act for the person. */
export async function makeStatement(
  tx: Tx,
  app: AppContext,
  { id, person, name, entries }: { id: string; person: string; name: string; entries: readonly HoursEntry[] },
): Promise<void> {
  const now = app.now();
  const code = codeOf(app, id);
  const content = contentOf(entries, { issuer: app.publicUrl, code, name, made: now, example: app.demo });
  const signed = await signJson(tx, app, content, now);
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('hours_statement')
    .values({
      id,
      person_id: person,
      code_hash: hashOfCode(code),
      signed_sealed: sealField(app, placeOf(id), signed),
      made_at: now,
      revoked_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!numInsertedOrUpdatedRows) return;
  for (const entry of entries)
    if (entry.state === 'stands')
      await tx.insertInto('hours_statement_entry').values({ statement_id: id, entry_id: entry.id }).execute();
}

/** A statement in a list. */
export interface ListedStatement {
  id: string;
  madeAt: Date;
  state: StatementState;
}

/** The statements of the acting person, the newest first. */
export async function ownStatements(tx: Tx): Promise<ListedStatement[]> {
  const { rows } = await sql<{ id: string; madeAt: Date; revoked: boolean; changed: boolean }>`
    select id, made_at as "madeAt", revoked_at is not null as revoked, hours_statement_changed(id) as changed
    from hours_statement order by made_at desc, id`.execute(tx);
  return rows.map(({ id, madeAt, ...row }) => ({ id, madeAt, state: stateOf(row) }));
}

const stateOf = ({ revoked, changed }: { revoked: boolean; changed: boolean }): StatementState =>
  revoked ? 'revoked' : changed ? 'changed' : 'valid';

/** A statement with what it says, and the signature. */
export interface SignedStatement {
  state: StatementState;
  content: StatementContent;
  signature: string;
}

/** Every statement of the acting person with what it says, the newest first. */
export async function statementsOf(tx: Tx, app: AppContext): Promise<SignedStatement[]> {
  const { rows } = await sql<{ id: string; signed_sealed: string; revoked: boolean; changed: boolean }>`
    select id, signed_sealed, revoked_at is not null as revoked, hours_statement_changed(id) as changed
    from hours_statement order by made_at desc, id`.execute(tx);
  const statements: SignedStatement[] = [];
  for (const row of rows) {
    const statement = await opened(tx, app, row.id, row.signed_sealed, stateOf(row));
    if (statement) statements.push(statement);
  }
  return statements;
}

/** One statement of the acting person. */
export async function ownStatement(
  tx: Tx,
  app: AppContext,
  id: string,
): Promise<SignedStatement | undefined> {
  const row = await tx
    .selectFrom('hours_statement')
    .select('signed_sealed')
    .where('id', '=', id)
    .executeTakeFirst();
  const listed = (await ownStatements(tx)).find((statement) => statement.id === id);
  return row && listed ? opened(tx, app, id, row.signed_sealed, listed.state) : undefined;
}

/** The statement with this code. From here on the transaction acts for whoever has the code. */
export async function statementByCode(
  tx: Tx,
  app: AppContext,
  code: string,
): Promise<SignedStatement | undefined> {
  await actByPrivateLink(tx, hashOfCode(code));
  const { rows } = await sql<{ id: string; signed_sealed: string; revoked: boolean; changed: boolean }>`
    select * from statement_by_code()`.execute(tx);
  const [row] = rows;
  return row && opened(tx, app, row.id, row.signed_sealed, stateOf(row));
}

async function opened(
  tx: Tx,
  app: AppContext,
  id: string,
  sealed: string,
  state: StatementState,
): Promise<SignedStatement | undefined> {
  const signature = openField(app, placeOf(id), sealed);
  const content = statementContent.safeParse(await verifiedJson(tx, signature));
  return content.success ? { state, content: content.data, signature } : undefined;
}

/** Revokes a statement of the acting person. */
export async function revokeStatement(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('hours_statement')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
