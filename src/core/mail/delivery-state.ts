import { sql } from 'kysely';
import type { Db } from '../db/connection.ts';
import { inTransaction, type RlsContext } from '../db/rls-context.ts';
import type { OutgoingEmail } from './outbox.ts';

/** An e-mail of the outbox that one sender has under way. */
export interface EmailUnderWay extends OutgoingEmail {
  /** The Message-ID is made of it, also when the e-mail is sent again. */
  id: string;
  /** How often it went to a sender, this time included. */
  attempts: number;
}

const AS_MAIL: RlsContext = { systemTask: { name: 'mail' } };

/**
 * Longer than any SMTP conversation (RFC 5321 §4.5.3.2.6 lets a server take ten minutes after the final dot). A letter
 * whose sender nobody heard of for so long is sent again.
 */
const SENDING_MINUTES = 15;

/**
 * Gives an e-mail to a sender, before anything of it goes to the mail server.
 * @returns `done` when it was sent, failed or deleted; `elsewhere` while another sender has it
 */
export async function takeEmail(
  db: Db,
  id: string,
  sender: string,
): Promise<EmailUnderWay | 'done' | 'elsewhere'> {
  return inTransaction(db, AS_MAIL, async (tx) => {
    const taken = await sql<EmailUnderWay>`update mail_outbox
      set sender = ${sender}, sending_since = now(), attempts = attempts + 1
      where id = ${id}::uuid and sent_at is null and failed_at is null
        and (sender is null or sending_since < now() - ${SENDING_MINUTES} * interval '1 minute')
      returning id, recipient, subject, body, language, extras, attempts`.execute(tx);
    if (taken.rows[0]) return taken.rows[0];
    const open = await sql`select from mail_outbox
      where id = ${id}::uuid and sent_at is null and failed_at is null`.execute(tx);
    return open.rows.length ? 'elsewhere' : 'done';
  });
}

/** Records that the mail server accepted these e-mails, with its answer. Recording it twice changes nothing. */
export async function recordAccepted(
  db: Db,
  accepted: readonly { id: string; response: string }[],
): Promise<void> {
  await inTransaction(db, AS_MAIL, (tx) =>
    sql`update mail_outbox as e
      set sent_at = now(), provider_response = a.response, sender = null, failed_at = null, failure = null
      from unnest(${accepted.map(({ id }) => id)}::uuid[], ${accepted.map(({ response }) => response)}::text[])
        as a(id, response)
      where e.id = a.id and e.sent_at is null`.execute(tx),
  );
}

/** The e-mail will not be sent: the mail server refused it for good, or it was tried often enough. */
export async function recordFailed(db: Db, id: string, sender: string, failure: string): Promise<void> {
  await inTransaction(db, AS_MAIL, (tx) =>
    sql`update mail_outbox set failed_at = now(), failure = ${failure}, sender = null
      where id = ${id}::uuid and sender = ${sender} and sent_at is null`.execute(tx),
  );
}

/** The mail server did not accept the e-mail, so that any sender may try again. */
export async function releaseEmail(db: Db, id: string, sender: string): Promise<void> {
  await inTransaction(db, AS_MAIL, (tx) =>
    sql`update mail_outbox set sender = null where id = ${id}::uuid and sender = ${sender}`.execute(tx),
  );
}

/** This sender is gone, and everything that it had accepted is recorded: what it still had may be sent again. */
export async function releaseEmailsOf(db: Db, sender: string): Promise<void> {
  await inTransaction(db, AS_MAIL, (tx) =>
    sql`update mail_outbox set sender = null where sender = ${sender}`.execute(tx),
  );
}
