import { sql } from 'kysely';
import { type FieldSealer, openField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';

/**
 * Everything that is stored of a case, table by table: what a person gets who asks for their data. `row` is the column that is
 * authenticated with an encrypted value. The test beside it compares this list with the schema.
 */
export const EXPORTED_TABLES: readonly { table: string; by: 'id' | 'case_id'; row: string }[] = [
  { table: 'integration_case', by: 'id', row: 'id' },
  { table: 'case_event', by: 'case_id', row: 'id' },
  { table: 'case_deadline', by: 'case_id', row: '' },
  { table: 'case_deadline_change', by: 'case_id', row: '' },
  { table: 'case_look', by: 'case_id', row: 'case_id' },
  { table: 'case_transfer', by: 'case_id', row: 'id' },
  { table: 'case_letter', by: 'case_id', row: 'id' },
  { table: 'case_letter_sending', by: 'case_id', row: 'id' },
  { table: 'case_message_consent', by: 'case_id', row: '' },
  { table: 'case_incoming_message', by: 'case_id', row: 'id' },
  { table: 'case_duo_file', by: 'case_id', row: '' },
  { table: 'case_plan', by: 'case_id', row: 'id' },
  { table: 'case_plan_idea', by: 'case_id', row: '' },
  { table: 'course_enrolment', by: 'case_id', row: 'id' },
  { table: 'learning_record', by: 'case_id', row: 'id' },
  { table: 'intake_answer', by: 'case_id', row: 'id' },
  { table: 'intake_sitting', by: 'case_id', row: 'id' },
  { table: 'intake_read_back', by: 'case_id', row: 'id' },
];

/** Tables of a case that say nothing of the person, and why they are not in it. */
export const NOT_EXPORTED: Record<string, string> = {
  case_code: 'a code that waits to be typed, as a digest',
  case_link: 'the number of the story that the person connected; the story itself is on their own pages',
  case_erasure_notice: 'a day that follows from the end of the duty',
};

/** Columns that are ours alone: numbers of rows, accounts and tenants. */
const OWN_COLUMNS = ['tenant_id', 'case_id', 'account_id', 'guide_id', 'recorded_by', 'asked_by'];

type Row = Record<string, unknown>;

/** Everything of a case, opened, by table. The transaction must act for a caseworker of its tenant. */
export async function exportOf(tx: Tx, app: FieldSealer, caseId: string): Promise<Record<string, Row[]>> {
  const exported: Record<string, Row[]> = {};
  for (const { table, by, row } of EXPORTED_TABLES) {
    const { rows } = await sql<{ row: Row }>`select to_jsonb(t) as row from ${sql.table(table)} as t
      where ${sql.ref(`t.${by}`)} = ${caseId}`.execute(tx);
    exported[table] = rows.map((found) => opened(app, table, found.row, row));
  }
  return exported;
}

function opened(app: FieldSealer, table: string, stored: Row, rowColumn: string): Row {
  const result: Row = {};
  for (const [column, value] of Object.entries(stored)) {
    if (OWN_COLUMNS.includes(column)) continue;
    if (!column.endsWith('_sealed')) result[column] = value;
    else
      result[column.replace(/_sealed$/, '')] =
        typeof value === 'string'
          ? parsed(openField(app, { table, column, row: String(stored[rowColumn]) }, value))
          : null;
  }
  return result;
}

/** What is stored as JSON becomes part of the JSON. */
function parsed(text: string): unknown {
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
