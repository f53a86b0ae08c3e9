import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll } from 'vitest';
import type { AppContext } from '#core/context.ts';
import { runNextJob } from '#core/jobs.ts';
import { EMAIL_JOB } from '#core/mail/outbox.ts';
import { type MailSender, openMailSender } from '#core/mail/sender.ts';
import { emailLane } from '#core/mail/smtp.ts';
import { makeJobsDue } from './jobs.ts';

/** A mail server of this test: letters go out to it through SMTP, and are read by a parser. */
export async function mailbox() {
  const caught: Buffer[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'vanonderop-mail-'));
  let sender: MailSender | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, finished) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        caught.push(Buffer.concat(parts));
        finished();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  afterAll(async () => {
    await sender?.stop();
    rmSync(folder, { recursive: true });
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const { port } = server.server.address() as { port: number };
  /** Sends all that waits. @returns what arrived */
  const post = async (app: AppContext): Promise<ParsedMail[]> => {
    sender ??= openMailSender(app, { smtpUrl: `smtp://127.0.0.1:${port}`, folder, connections: 1 });
    await makeJobsDue(app);
    const lanes = { [EMAIL_JOB]: emailLane(sender, 'Van Onderop <team@vanonderop.example>') };
    while (await runNextJob(app, lanes));
    return Promise.all(caught.splice(0).map((raw) => simpleParser(raw)));
  };
  return { post };
}
