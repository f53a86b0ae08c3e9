import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '../db/connection.ts';
import { inTransaction } from '../db/rls-context.ts';
import { enqueueJob } from '../jobs.ts';

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

/** The kind of the job that sends one e-mail of the outbox. */
export const EMAIL_JOB = 'mail';

const jobKey = (id: string) => `${EMAIL_JOB}:${id}`;

/** Adds an e-mail to the outbox in the transaction that wants it sent: no commit, no e-mail. */
export async function enqueueEmail(tx: Tx | Db, email: OutgoingEmail): Promise<void> {
  const id = randomUUID();
  const queued = await sql`insert into mail_outbox (id, recipient, subject, body, language, once_key, extras)
    values (${id}, ${email.recipient}, ${email.subject}, ${email.body}, ${email.language},
      ${email.idempotencyKey ?? null}, ${JSON.stringify(email.extras ?? {})}::jsonb)
    on conflict do nothing`.execute(tx);
  if (queued.numAffectedRows !== 1n) return;
  await enqueueJob(
    tx,
    EMAIL_JOB,
    { letter: id },
    { idempotencyKey: jobKey(id), ...(email.notBefore ? { due: email.notBefore } : {}) },
  );
}

const KEPT_DAYS = 30;

/**
 * Deletes e-mails a month after they were sent, and a month after they were queued when they could not be sent: nobody
 * waits for them any more, and they hold names and private links.
 */
export async function purgeEmail(db: Db): Promise<void> {
  await inTransaction(db, { systemTask: { name: 'retention' } }, async (tx) => {
    const before = sql`now() - ${KEPT_DAYS} * interval '1 day'`;
    await sql`delete from job where kind = ${EMAIL_JOB} and done_at is null and once_key in
      (select ${jobKey('')} || id from mail_outbox where sent_at is null and queued_at < ${before})`.execute(
      tx,
    );
    await sql`delete from mail_outbox
      where sent_at < ${before} or (sent_at is null and queued_at < ${before})`.execute(tx);
  });
}
