import { sql } from 'kysely';
import nodemailer from 'nodemailer';
import type { Db, Tx } from '../db/connection.ts';
import { directionOf } from '../i18n/i18n.ts';
import { later, type Worker } from '../jobs.ts';

export interface Letter {
  recipient: string;
  subject: string;
  body: string;
  language: string;
  /** The same letter is put in the outbox once. */
  once?: string;
  /** Not before this moment. */
  due?: Date;
  extras?: LetterExtras;
}

/** What a letter may bring along, and to which conversation it belongs (RFC 5322 §3.6.4). */
export interface LetterExtras {
  files?: { filename: string; contentType: string; content: string }[];
  messageId?: string;
  inReplyTo?: string;
  references?: string[];
  replyTo?: string;
  headers?: Record<string, string>;
}

/** Puts a letter in the outbox, in the transaction that wants it sent: no commit, no letter. */
export async function queueMail(tx: Tx | Db, letter: Letter): Promise<void> {
  const queued = await sql<{
    id: string;
  }>`insert into mail_outbox (recipient, subject, body, language, once_key, extras)
    values (${letter.recipient}, ${letter.subject}, ${letter.body}, ${letter.language}, ${letter.once ?? null},
      ${JSON.stringify(letter.extras ?? {})}::jsonb)
    on conflict (once_key) do nothing returning id`.execute(tx);
  const id = queued.rows[0]?.id;
  if (id)
    await later(
      tx,
      'mail',
      { letter: id },
      { once: `mail:${id}`, ...(letter.due ? { due: letter.due } : {}) },
    );
}

/** Sends what is in the outbox over SMTP. The letter's own number is its Message-ID: a second try is recognisably the same. */
export function mailWorker(smtpUrl: string, from: string): Worker {
  const transport = nodemailer.createTransport(smtpUrl);
  return async (house, job) => {
    const found = await sql<
      Letter & { id: string }
    >`select id, recipient, subject, body, language, extras from mail_outbox
      where id = ${String(job.body.letter)}::uuid and sent_at is null`.execute(house.db);
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
      html: htmlOf(letter.body, letter.language),
      messageId: messageId ?? `<${letter.id}@${new URL(house.publicUrl).hostname}>`,
      headers: { 'Content-Language': letter.language, 'Auto-Submitted': 'auto-generated', ...headers },
    });
    await sql`update mail_outbox set sent_at = ${house.now()} where id = ${letter.id}::uuid`.execute(
      house.db,
    );
  };
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The same words for programs that show pages: paragraphs, links, in the direction of the language. */
export function htmlOf(body: string, language: string): string {
  const paragraphs = body.split(/\n{2,}/).map((part) => {
    const safe = part.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
    const linked = safe.replace(/https?:\/\/[^\s\u2066-\u2069]+/g, (url) => `<a href="${url}">${url}</a>`);
    return `<p dir="auto">${linked.replaceAll('\n', '<br>')}</p>`;
  });
  const dir = directionOf(language);
  return `<!doctype html><html lang="${language}" dir="${dir}"><body style="font:16px/1.5 system-ui,sans-serif;max-width:36em">${paragraphs.join('')}</body></html>`;
}

/** Forgets letters a month after they were sent. */
export async function forgetSentMail(db: Db, now: Date): Promise<void> {
  await sql`delete from mail_outbox where sent_at < ${new Date(now.getTime() - 30 * 86_400_000)}`.execute(db);
}
