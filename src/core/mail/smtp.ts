import type { SendMailOptions } from 'nodemailer';
import { textDirection } from '../i18n/languages.ts';
import { type JobLane, MAX_TRIES } from '../jobs.ts';
import {
  type EmailUnderWay,
  recordAccepted,
  recordFailed,
  releaseEmail,
  takeEmail,
} from './delivery-state.ts';
import type { MailSender } from './sender.ts';

/**
 * How many letters one node has under way at once: each has a connection to the mail server. One, because every letter under
 * way is one that may go out twice when the whole machine stops, and a thousand letters take little more than a minute.
 */
export const MAIL_CONNECTIONS = 1;

/** While another sender has the letter, this node looks again so often. */
const ELSEWHERE_RETRY_MS = 5_000;

/**
 * Sends e-mails of the outbox, each exactly once in effect, whenever this server is killed:
 *
 * 1. Before anything goes out, the outbox says which sender has the letter.
 * 2. The sender, a process of its own, talks SMTP, and writes in its journal what the mail server accepted.
 * 3. Then the letter is marked. A server that dies before that leaves a sender that finishes its letters; the next server
 *    marks what the journal says, and sends again only what a dead sender had not journaled.
 *
 * What remains: when the sender itself is killed, or the machine stops, between the moment at which the mail server accepts a
 * letter and the line in the journal (milliseconds, for each letter under way), nobody knows, and the letter is sent
 * again: rather twice than never. The same holds when the connection breaks after the final dot. The Message-ID is
 * made of the letter's id, so that the copy is recognisably the same letter.
 */
export const emailLane = (sender: MailSender, from: string): JobLane => ({
  concurrency: MAIL_CONNECTIONS,
  run: async (app, job, signal) => {
    const id = String(job.body.letter);
    const process = await sender.ready();
    const email = await takeEmail(app.db, id, process.id);
    if (email === 'done') return;
    if (email === 'elsewhere') {
      await sender.settle();
      return { postponeMs: ELSEWHERE_RETRY_MS };
    }
    const outcome = await process.send(
      id,
      composeEmail(email, from, new URL(app.publicUrl).hostname),
      signal,
    );
    if (outcome === 'gone') {
      if (email.attempts < MAX_TRIES) return { postponeMs: 0 };
      throw new Error('the mail sender died');
    }
    if (outcome.accepted) {
      await recordAccepted(app.db, [{ id, response: outcome.response }]);
      return;
    }
    if (outcome.permanent || job.tries + 1 >= MAX_TRIES) {
      await recordFailed(app.db, id, process.id, outcome.failure);
    } else {
      await releaseEmail(app.db, id, process.id);
    }
    if (!outcome.permanent) throw new Error(outcome.failure);
    app.log.error('e-mail refused', new Error(outcome.failure));
  },
});

/** The letter as nodemailer wants it. Its id is the Message-ID, so that a second try is recognisably the same e-mail. */
function composeEmail(email: EmailUnderWay, from: string, hostname: string): SendMailOptions {
  const { files, headers, messageId, ...thread } = email.extras ?? {};
  return {
    ...thread,
    ...(files ? { attachments: files } : {}),
    from,
    to: email.recipient,
    subject: email.subject,
    text: email.body,
    html: htmlBody(email.body, email.language),
    messageId: messageId ?? `<${email.id}@${hostname}>`,
    headers: { 'Content-Language': email.language, 'Auto-Submitted': 'auto-generated', ...headers },
  };
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** What ends a sentence or closes a bracket, in the scripts that people write here, belongs to the sentence, not to the address. */
const AFTER_ADDRESS = /[.,;:!?)\]}'»”’،؛؟።]$/;

/** An address without the signs of its sentence; a bracket that it opened itself stays. */
function withoutSentence(url: string): string {
  let address = url;
  while (AFTER_ADDRESS.test(address)) {
    const opened = address.endsWith(')') && address.split('(').length >= address.split(')').length;
    if (opened) break;
    address = address.slice(0, -1);
  }
  return address;
}

/** Text with its web addresses as links. */
function withLinks(text: string): string {
  let html = '';
  let end = 0;
  for (const { 0: found, index } of text.matchAll(/https?:\/\/[^\s<>"\u2066-\u2069]+/g)) {
    const url = withoutSentence(found);
    html += `${escapeHtml(text.slice(end, index))}<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`;
    end = index + url.length;
  }
  return html + escapeHtml(text.slice(end));
}

/** The same text as HTML: paragraphs, links, in the direction of the language. */
export function htmlBody(body: string, language: string): string {
  const paragraphs = body
    .split(/\n{2,}/)
    .map((part) => `<p dir="auto">${withLinks(part).replaceAll('\n', '<br>')}</p>`);
  const dir = textDirection(language);
  return `<!doctype html><html lang="${language}" dir="${dir}"><body style="font:16px/1.5 system-ui,sans-serif;max-width:36em">${paragraphs.join('')}</body></html>`;
}
