import nodemailer, { type SendMailOptions } from 'nodemailer';
import { describeError } from '../log.ts';
import { startJournal } from './journal.ts';
import type { FromSender, SmtpOutcome, ToSender } from './sender-messages.ts';

/**
 * Entry point of the sender: a process of its own that talks SMTP. A server that is killed between the "250" of the mail
 * server and its own mark could not know whether a letter went out; this process lives on, finishes the letters under
 * way, has written each acceptance in its journal, and ends.
 */

/** RFC 5321 §4.5.3.2.6: giving up earlier than ten minutes after the final dot causes second copies. */
const AFTER_DOT_MS = 10 * 60_000;
/** After its server is gone it ends by then, whatever the mail server does. */
const MAX_FINISHING_MS = AFTER_DOT_MS + 60_000;
/** A connection is kept for so long for the next letter. */
const IDLE_CONNECTION_MS = 10_000;
const MAX_RESPONSE_CHARACTERS = 200;

type Start = Extract<ToSender, { type: 'start' }>;

let deliver: (id: string, mail: SendMailOptions) => Promise<SmtpOutcome>;
let underWay = 0;
let ending = false;

process.on('message', (message: ToSender) => {
  if (message.type === 'start') {
    deliver = startDelivery(message);
    report({ type: 'ready' });
  } else if (!ending) {
    void send(message.id, message.mail);
  }
});
process.on('disconnect', end);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);

async function send(id: string, mail: SendMailOptions): Promise<void> {
  underWay++;
  const outcome = await deliver(id, mail);
  report({ type: 'outcome', id, ...outcome });
  underWay--;
  endWhenDone();
}

function startDelivery({ journal, smtpUrl, connections }: Start): typeof deliver {
  const write = startJournal(journal);
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: connections,
    socketTimeout: AFTER_DOT_MS,
    // Sending again is for the server to decide: it knows what was accepted.
    ...{ maxRequeues: 0, idleTimeout: IDLE_CONNECTION_MS },
  });
  return async (id, mail) => {
    let response: string;
    try {
      response = withoutAddresses((await transport.sendMail(mail)).response);
    } catch (cause) {
      return { accepted: false, permanent: isPermanent(cause), failure: failureOf(cause) };
    }
    // Accepted is accepted, also when the disk is full: then only the server's own mark tells.
    await write({ id, response }).catch(() => {});
    return { accepted: true, response };
  };
}

/** What nodemailer adds to an error. */
interface SmtpFailure {
  message: string;
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
}

/**
 * No address at all, or one that does not exist or takes no mail: 5xx after RCPT TO. Of the enhanced codes (RFC 3463), x.3 and x.7 are about
 * the mail system and its policy, which its operator can change, so those are tried again.
 */
function isPermanent(cause: unknown): boolean {
  const { message, code, command, response = '', responseCode = 0 } = cause as SmtpFailure;
  if (code === 'EENVELOPE' && command === 'API') return message.includes('recipient');
  return command === 'RCPT TO' && responseCode >= 500 && !/^5\d\d[ -]5\.[37]\./.test(response);
}

function failureOf(cause: unknown): string {
  const { code, responseCode, response = '' } = cause as SmtpFailure;
  if (!responseCode) return describeError(cause);
  const [, enhanced] = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})/.exec(response) ?? [];
  return ['SMTP', responseCode, enhanced, code].filter(Boolean).join(' ');
}

const withoutAddresses = (response: string): string =>
  response.replace(/[^\s<>]+@[^\s<>]+/g, '…').slice(0, MAX_RESPONSE_CHARACTERS);

/** The server that hears it marks the letter; when nobody hears it, the journal has it. */
function report(message: FromSender): void {
  if (process.connected) process.send?.(message, () => {});
}

function end(): void {
  ending = true;
  setTimeout(() => process.exit(1), MAX_FINISHING_MS).unref();
  endWhenDone();
}

function endWhenDone(): void {
  if (ending && underWay === 0) process.exit(0);
}
