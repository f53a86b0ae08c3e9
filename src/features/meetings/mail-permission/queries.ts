import { sql } from 'kysely';
import type { Db, Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';

/** What somebody may be written to about, by a keyed hash of the address: see `permissionKey`. */
export interface MailPermissionKey {
  addressHash: string;
  /** The kind of thing and its id, e.g. `sign-up_<uuid>`. */
  subject: string;
}

export type MailPermissionState = 'asked' | 'yes' | 'no';

/** Notes that somebody is asked. @returns false when they were before: they are asked once */
export async function addMailPermission(
  tx: Tx,
  { addressHash, subject }: MailPermissionKey,
  now: Date,
): Promise<boolean> {
  const asked = await sql<{ added: boolean }>`select ask_mail_permission(${addressHash}, ${subject}, ${now})
    as added`.execute(tx);
  return asked.rows[0]?.added ?? false;
}

/** Undefined when nobody was asked: then whoever gave the address is the one it belongs to. */
export async function mailPermissionState(
  tx: Tx,
  { addressHash, subject }: MailPermissionKey,
): Promise<MailPermissionState | undefined> {
  const found = await sql<{ state: MailPermissionState | null }>`select
    mail_permission_state(${addressHash}, ${subject}) as state`.execute(tx);
  return found.rows[0]?.state ?? undefined;
}

/** @returns false when nobody was asked this */
export async function answerMailPermission(
  tx: Tx,
  { addressHash, subject }: MailPermissionKey,
  answer: 'yes' | 'no',
): Promise<boolean> {
  const given = await sql<{ answered: boolean }>`select
    answer_mail_permission(${addressHash}, ${subject}, ${answer}) as answered`.execute(tx);
  return given.rows[0]?.answered ?? false;
}

/** Deletes answers of more than a year ago. */
export async function purgeMailPermissions(db: Db): Promise<void> {
  await inTransaction(db, { systemTask: { name: 'retention' } }, async (tx) => {
    await sql`select purge_mail_permissions()`.execute(tx);
  });
}
