import type { ColumnType, Generated, Selectable } from 'kysely';
import type { Database, Db, Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { daysBefore } from '#core/time/amsterdam.ts';
import type { AnswerTemplate } from './types.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    answer_template: AnswerTemplateTable;
  }
}

type StoredTexts = Partial<Record<string, { text: string; changedAt: string }>>;

interface AnswerTemplateTable {
  id: string;
  name: string;
  texts: ColumnType<StoredTexts, string | undefined, string>;
  version: Generated<number>;
  changed_by: string;
  changed_at: Date;
  removed_at: Date | null;
}

const toTemplate = (row: Selectable<Database['answer_template']>): AnswerTemplate => ({
  id: row.id,
  name: row.name,
  texts: Object.fromEntries(
    Object.entries(row.texts).flatMap(([language, stored]) =>
      stored ? [[language, { text: stored.text, changedAt: new Date(stored.changedAt) }]] : [],
    ),
  ),
  version: row.version,
  changedBy: row.changed_by,
  changedAt: row.changed_at,
  removedAt: row.removed_at,
});

/** The templates that were not removed, by name. */
export async function answerTemplates(tx: Tx): Promise<AnswerTemplate[]> {
  const rows = await tx
    .selectFrom('answer_template')
    .selectAll()
    .where('removed_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(toTemplate);
}

/** A template, also one that was removed. */
export async function findTemplate(tx: Tx, id: string): Promise<AnswerTemplate | undefined> {
  const row = await tx.selectFrom('answer_template').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toTemplate(row);
}

type Contents = Pick<AnswerTemplate, 'name' | 'texts' | 'changedBy' | 'changedAt'>;

/** Adds a template. The same form twice adds it once. */
export async function addTemplate(tx: Tx, template: Contents & { id: string }): Promise<void> {
  await tx
    .insertInto('answer_template')
    .values({
      id: template.id,
      name: template.name,
      texts: JSON.stringify(template.texts),
      changed_by: template.changedBy,
      changed_at: template.changedAt,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** @returns false when its version is no longer the expected one */
export async function changeTemplate(
  tx: Tx,
  id: string,
  expectedVersion: number,
  contents: Contents,
): Promise<boolean> {
  const changed = await tx
    .updateTable('answer_template')
    .set({
      name: contents.name,
      texts: JSON.stringify(contents.texts),
      changed_by: contents.changedBy,
      changed_at: contents.changedAt,
      version: expectedVersion + 1,
    })
    .where('id', '=', id)
    .where('version', '=', expectedVersion)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Removes a template, or brings it back (`removedAt` null). @returns false when there is none */
export async function setTemplateRemoved(tx: Tx, id: string, removedAt: Date | null): Promise<boolean> {
  const changed = await tx
    .updateTable('answer_template')
    .set((row) => ({ removed_at: removedAt, version: row('version', '+', 1) }))
    .where('id', '=', id)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

const REMOVED_RETENTION_DAYS = 30;

/** Deletes templates that were removed a month ago. */
export const purgeOldTemplates = (db: Db, now: Date): Promise<void> =>
  inTransaction(db, { systemTask: { name: 'retention' } }, async (tx) => {
    await tx
      .deleteFrom('answer_template')
      .where('removed_at', '<', daysBefore(now, REMOVED_RETENTION_DAYS))
      .execute();
  });
