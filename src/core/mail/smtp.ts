import { sql } from 'kysely';
import nodemailer from 'nodemailer';
import { textDirection } from '../i18n/languages.ts';
import type { JobHandler } from '../jobs.ts';
import type { OutgoingEmail } from './outbox.ts';

/** Sends an e-mail of the outbox over SMTP. Its id is the Message-ID, so that a second try is recognisably the same e-mail. */
export function sendEmailJob(smtpUrl: string, from: string): JobHandler {
  const transport = nodemailer.createTransport(smtpUrl);
  return async (app, job) => {
    const result = await sql<
      OutgoingEmail & { id: string }
    >`select id, recipient, subject, body, language, extras from mail_outbox
      where id = ${String(job.body.letter)}::uuid and sent_at is null`.execute(app.db);
    const email = result.rows[0];
    if (!email) return;
    const { files, headers, messageId, ...thread } = email.extras ?? {};
    await transport.sendMail({
      ...thread,
      ...(files ? { attachments: files } : {}),
      from,
      to: email.recipient,
      subject: email.subject,
      text: email.body,
      html: htmlBody(email.body, email.language),
      messageId: messageId ?? `<${email.id}@${new URL(app.publicUrl).hostname}>`,
      headers: { 'Content-Language': email.language, 'Auto-Submitted': 'auto-generated', ...headers },
    });
    await sql`update mail_outbox set sent_at = ${app.now()} where id = ${email.id}::uuid`.execute(app.db);
  };
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The same text as HTML: paragraphs, links, in the direction of the language. */
export function htmlBody(body: string, language: string): string {
  const paragraphs = body.split(/\n{2,}/).map((part) => {
    const safe = part.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
    const linked = safe.replace(/https?:\/\/[^\s\u2066-\u2069]+/g, (url) => `<a href="${url}">${url}</a>`);
    return `<p dir="auto">${linked.replaceAll('\n', '<br>')}</p>`;
  });
  const dir = textDirection(language);
  return `<!doctype html><html lang="${language}" dir="${dir}"><body style="font:16px/1.5 system-ui,sans-serif;max-width:36em">${paragraphs.join('')}</body></html>`;
}
