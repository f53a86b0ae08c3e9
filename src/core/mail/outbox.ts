import { sql } from 'kysely';
import nodemailer from 'nodemailer';
import type { Db, Tx } from '../db/connection.ts';
import { textDirection } from '../i18n/languages.ts';
import { enqueueJob, type JobHandler } from '../jobs.ts';

export interface OutgoingEmail {
  recipient: string;
  subject: string;
  body: string;
  language: string;
  /** The same letter is put in the outbox once. */
  idempotencyKey?: string;
  /** Not before this moment. */
  notBefore?: Date;
  extras?: EmailExtras;
}

/** What a letter may bring along, and to which conversation it belongs (RFC 5322 §3.6.4). */
export interface EmailExtras {
  files?: { filename: string; contentType: string; content: string }[];
  messageId?: string;
  inReplyTo?: string;
  references?: string[];
  replyTo?: string;
  headers?: Record<string, string>;
}

/** Puts a letter in the outbox, in the transaction that wants it sent: no commit, no letter. */
export async function enqueueEmail(tx: Tx | Db, letter: OutgoingEmail): Promise<void> {
  const queued = await sql<{
    id: string;
  }>`insert into mail_outbox (recipient, subject, body, language, once_key, extras)
    values (${letter.recipient}, ${letter.subject}, ${letter.body}, ${letter.language}, ${letter.idempotencyKey ?? null},
      ${JSON.stringify(letter.extras ?? {})}::jsonb)
    on conflict (once_key) do nothing returning id`.execute(tx);
  const id = queued.rows[0]?.id;
  if (id)
    await enqueueJob(
      tx,
      'mail',
      { letter: id },
      { idempotencyKey: `mail:${id}`, ...(letter.notBefore ? { due: letter.notBefore } : {}) },
    );
}

/** Sends what is in the outbox over SMTP. The letter's own number is its Message-ID: a second try is recognisably the same. */
export function sendEmailJob(smtpUrl: string, from: string): JobHandler {
  const transport = nodemailer.createTransport(smtpUrl);
  return async (app, job) => {
    const found = await sql<
      OutgoingEmail & { id: string }
    >`select id, recipient, subject, body, language, extras from mail_outbox
      where id = ${String(job.body.letter)}::uuid and sent_at is null`.execute(app.db);
    const letter = found.rows[0];
    if (!letter) return;
    const { files, headers, messageId, ...thread } = letter.extras ?? {};
    await transport.sendMail({
      ...thread,
      ...(files ? { attachments: files } : {}),
      from,
      to: letter.recipient,
      subject: letter.subject,
      text: letter.body,
      html: htmlBody(letter.body, letter.language),
      messageId: messageId ?? `<${letter.id}@${new URL(app.publicUrl).hostname}>`,
      headers: { 'Content-Language': letter.language, 'Auto-Submitted': 'auto-generated', ...headers },
    });
    await sql`update mail_outbox set sent_at = ${app.now()} where id = ${letter.id}::uuid`.execute(app.db);
  };
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The same words for programs that show pages: paragraphs, links, in the direction of the language. */
export function htmlBody(body: string, language: string): string {
  const paragraphs = body.split(/\n{2,}/).map((part) => {
    const safe = part.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
    const linked = safe.replace(/https?:\/\/[^\s\u2066-\u2069]+/g, (url) => `<a href="${url}">${url}</a>`);
    return `<p dir="auto">${linked.replaceAll('\n', '<br>')}</p>`;
  });
  const dir = textDirection(language);
  return `<!doctype html><html lang="${language}" dir="${dir}"><body style="font:16px/1.5 system-ui,sans-serif;max-width:36em">${paragraphs.join('')}</body></html>`;
}

/** Forgets letters a month after they were sent. */
export async function purgeSentEmail(db: Db, now: Date): Promise<void> {
  await sql`delete from mail_outbox where sent_at < ${new Date(now.getTime() - 30 * 86_400_000)}`.execute(db);
}
