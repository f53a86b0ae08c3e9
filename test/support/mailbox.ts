import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll } from 'vitest';
import type { AppContext } from '#core/context.ts';
import { runNextJob } from '#core/jobs.ts';
import { sendEmailJob } from '#core/mail/smtp.ts';

/** A mail server of this test: letters go out to it through SMTP, and are read by a parser. */
export async function mailbox() {
  const caught: Buffer[] = [];
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
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as { port: number };
  const workers = { mail: sendEmailJob(`smtp://127.0.0.1:${port}`, 'Van Onderop <team@vanonderop.example>') };
  /** Sends all that is due. @returns what arrived */
  const post = async (app: AppContext): Promise<ParsedMail[]> => {
    while (await runNextJob(app, workers));
    return Promise.all(caught.splice(0).map((raw) => simpleParser(raw)));
  };
  return { post };
}
