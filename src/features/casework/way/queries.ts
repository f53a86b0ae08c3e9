import type { FieldSealer } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { openNote, type RecordedEvent, toEvent } from '../model/queries.ts';

/** A row of the record of a case, also one that was replaced or withdrawn. */
export type HistoricEvent = RecordedEvent & { withdrawn: boolean };

/** Every row that was ever recorded in a case, in the order in which they were. */
export async function eventHistory(tx: Tx, app: FieldSealer, caseId: string): Promise<HistoricEvent[]> {
  const rows = await tx
    .selectFrom('case_event')
    .select([
      'id',
      'kind',
      'day',
      'data',
      'note_sealed',
      'source',
      'recorded_at',
      'recorded_by_name',
      'replaces',
      'withdrawn',
    ])
    .where('case_id', '=', caseId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  return rows.flatMap((row) => {
    const event = toEvent(row);
    if (!event) return [];
    const { replaces, withdrawn } = row;
    return [
      {
        ...event,
        note: openNote(app, row.id, row.note_sealed),
        by: row.recorded_by_name,
        replaces,
        withdrawn,
      },
    ];
  });
}
