import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { AppContext } from '../context.ts';
import type { Db, Tx } from '../db/connection.ts';
import { inTransaction } from '../db/rls-context.ts';
import { enqueueJob } from '../jobs.ts';
import { countAttempt, countedHash } from '../rate-limit.ts';
import { isPlainAddress, mailboxOf } from '../text/email-address.ts';
import { daysAfter } from '../time/amsterdam.ts';

/**
 * Who makes an e-mail go out: somebody without an account (also when the recipient may be that same person, since nobody
 * knows), a member of the team, the clock, or whoever signs in (`account`: only to addresses with an account or an invitation,
 * with a limit of its own, so that strangers who use up the day's letters lock nobody out).
 */
export type EmailCause = 'stranger' | 'team' | 'schedule' | 'account';

export interface OutgoingEmail {
  cause: EmailCause;
  recipient: string;
  /** Our own words, and at most the title that organisers gave a meeting: never what a stranger typed. */
  subject: string;
  body: string;
  language: string;
  /** The same key adds the e-mail once. */
  idempotencyKey?: string;
  /** Not before this moment. */
  notBefore?: Date;
  /** When strangers caused as many e-mails as they may: on the first of so many days after it that has room. */
  orWithinDays?: number;
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

/** How many e-mails strangers together can cause to one mailbox in a day; a spam relay needs more. */
export const MAX_STRANGER_EMAILS_PER_DAY = 3;
const DAY_SECONDS = 86_400;

/**
 * Adds an e-mail to the outbox in the transaction that wants it sent: no commit, no e-mail. The count of what strangers
 * caused is part of that transaction too: what was rolled back was not sent.
 * @returns false when it will not be sent, so that no page may say that it was: the recipient is not one plain address, or
 * strangers caused as many e-mails to it today as they may
 */
export async function enqueueEmail(
  tx: Tx | Db,
  app: Pick<AppContext, 'secret' | 'now'>,
  email: OutgoingEmail,
): Promise<boolean> {
  if (!isPlainAddress(email.recipient)) return false;
  const delayDays = email.cause === 'stranger' ? await daysUntilRoom(tx, app, email) : 0;
  if (delayDays === null) return false;
  const due = delayDays ? daysAfter(app.now(), delayDays) : email.notBefore;
  const id = randomUUID();
  const queued = await sql`insert into mail_outbox (id, recipient, subject, body, language, once_key, extras)
    values (${id}, ${email.recipient}, ${email.subject}, ${email.body}, ${email.language},
      ${email.idempotencyKey ?? null}, ${JSON.stringify(email.extras ?? {})}::jsonb)
    on conflict do nothing`.execute(tx);
  if (queued.numAffectedRows === 1n)
    await enqueueJob(tx, EMAIL_JOB, { letter: id }, { idempotencyKey: jobKey(id), ...(due ? { due } : {}) });
  return true;
}

/** In how many days strangers may cause one more e-mail to this mailbox, which is counted there; null when in none of them. */
async function daysUntilRoom(
  tx: Tx | Db,
  app: Pick<AppContext, 'secret' | 'now'>,
  { recipient, orWithinDays = 0 }: OutgoingEmail,
): Promise<number | null> {
  const bucket = `letter:${countedHash(app, mailboxOf(recipient))}`;
  for (let days = 0; days <= orWithinDays; days++) {
    const day = daysAfter(app.now(), days);
    if (await countAttempt(tx, bucket, MAX_STRANGER_EMAILS_PER_DAY, DAY_SECONDS, day)) return days;
  }
  return null;
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
