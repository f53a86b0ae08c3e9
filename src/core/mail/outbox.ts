import { sql } from 'kysely';
import type { Db, Tx } from '../db/connection.ts';
import { enqueueJob } from '../jobs.ts';
import { DAY_MS } from '../time/durations.ts';

export interface OutgoingEmail {
  recipient: string;
  subject: string;
  body: string;
  language: string;
  /** The same key adds the e-mail once. */
  idempotencyKey?: string;
  /** Not before this moment. */
  notBefore?: Date;
  extras?: EmailExtras;
}

/** Attachments, and the conversation to which an e-mail belongs (RFC 5322 §3.6.4). */
export interface EmailExtras {
  files?: { filename: string; contentType: string; content: string }[];
  messageId?: string;
  inReplyTo?: string;
  references?: string[];
  replyTo?: string;
  headers?: Record<string, string>;
}

/** Adds an e-mail to the outbox in the transaction that wants it sent: no commit, no e-mail. */
export async function enqueueEmail(tx: Tx | Db, email: OutgoingEmail): Promise<void> {
  const queued = await sql<{
    id: string;
  }>`insert into mail_outbox (recipient, subject, body, language, once_key, extras)
    values (${email.recipient}, ${email.subject}, ${email.body}, ${email.language}, ${email.idempotencyKey ?? null},
      ${JSON.stringify(email.extras ?? {})}::jsonb)
    on conflict (once_key) do nothing returning id`.execute(tx);
  const id = queued.rows[0]?.id;
  if (id)
    await enqueueJob(
      tx,
      'mail',
      { letter: id },
      { idempotencyKey: `mail:${id}`, ...(email.notBefore ? { due: email.notBefore } : {}) },
    );
}

const SENT_KEPT_MS = 30 * DAY_MS;

/** Deletes e-mails a month after they were sent. */
export async function purgeSentEmail(db: Db, now: Date): Promise<void> {
  await sql`delete from mail_outbox where sent_at < ${new Date(now.getTime() - SENT_KEPT_MS)}`.execute(db);
}
