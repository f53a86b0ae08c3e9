import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { MINUTE_MS } from '#core/time/durations.ts';
import { normalise, type RunWindow } from './normalise.ts';
import type { Page } from './visitor.ts';

/** A mail server to which one server sends its letters; they are kept, and go nowhere. */
export interface MailServer {
  /** For the setting SMTP_URL. */
  url: string;
  /** Waits until nothing has arrived for a while. @returns everything that arrived */
  letters: () => Promise<ParsedMail[]>;
  stop: () => Promise<void>;
}

/** The server looks for letters to send every few seconds. */
const QUIET_MS = 8_000;
const MAX_WAIT_MS = MINUTE_MS;

export async function startMailServer(): Promise<MailServer> {
  const received: Buffer[] = [];
  let lastAt = Date.now();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        received.push(Buffer.concat(parts));
        lastAt = Date.now();
        done();
      });
    },
  });
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    url: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    letters: async () => {
      const start = Date.now();
      lastAt = start;
      while (Date.now() - lastAt < QUIET_MS && Date.now() - start < MAX_WAIT_MS) await setTimeout(200);
      return Promise.all(received.map((raw) => simpleParser(raw)));
    },
    stop: () => new Promise((done) => server.close(() => done())),
  };
}

/** Headers that say something to the reader or to their mail program. */
const HEADERS = [
  'from',
  'to',
  'reply-to',
  'subject',
  'content-language',
  'auto-submitted',
  'list-unsubscribe',
  'list-unsubscribe-post',
];

/**
 * Letters as pages, so that they are compared like pages: in an order that does not hang on when each was sent, and named
 * after whom they went to and what they are about.
 */
export function lettersAsPages(letters: ParsedMail[], window: RunWindow): Page[] {
  const pages = letters.map((letter) => {
    const subject = letter.subject ?? '';
    const page: Page = {
      label: `Letter to ${recipientOf(letter)}: ${subject}`,
      address: `mailto:${recipientOf(letter)}`,
      status: 200,
      headers: new Headers(),
      body: bodyOf(letter),
    };
    return { page, key: `${page.label}\n${normalise(page, window).text}` };
  });
  const times = new Map<string, number>();
  return pages
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ page }) => {
      const number = (times.get(page.label) ?? 0) + 1;
      times.set(page.label, number);
      return { ...page, label: number > 1 ? `${page.label} (${number})` : page.label };
    });
}

const recipientOf = ({ to }: ParsedMail): string =>
  [to]
    .flat()
    .map((whom?: AddressObject) => whom?.text ?? '')
    .join(', ');

function bodyOf(letter: ParsedMail): string {
  const headers = letter.headerLines.filter(({ key }) => HEADERS.includes(key)).map(({ line }) => line);
  const files = letter.attachments.map(
    ({ filename, contentType, content }) => `${filename} (${contentType})\n${content.toString('utf8')}`,
  );
  return [headers.sort().join('\n'), letter.text ?? '', letter.html || '', ...files].join('\n\n');
}
