import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { createTestApp } from '../../../test/support/app.ts';
import { makeJobsDue } from '../../../test/support/jobs.ts';
import { runNextJob, startJobRunner } from '../jobs.ts';
import { EMAIL_JOB, enqueueEmail, purgeEmail } from './outbox.ts';
import { type MailSender, openMailSender } from './sender.ts';
import { emailLane } from './smtp.ts';

const { app, faults, owner } = await createTestApp();
const client = new pg.Client(owner);
await client.connect();

/** What the mail server accepted, by Message-ID. */
const accepted: string[] = [];
let beforeAnswer: () => Promise<unknown> = async () => {};
let refusal: (address: string) => Error | null = () => null;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _session, answer) => answer(refusal(address)),
  onData: (stream, _session, answer) => {
    let text = '';
    stream.on('data', (chunk: Buffer) => {
      text += String(chunk);
    });
    stream.on('end', async () => {
      await beforeAnswer();
      accepted.push(/^Message-ID: <(.*)@/im.exec(text)?.[1] ?? '');
      answer();
    });
  },
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
const { port } = server.server.address() as { port: number };

let folder = '';
const senders: MailSender[] = [];
const open = (more: { lettersPerProcess?: number } = {}): MailSender => {
  const smtpUrl = `smtp://127.0.0.1:${port}`;
  const sender = openMailSender(app, { smtpUrl, folder, connections: 4, ...more });
  senders.push(sender);
  return sender;
};
const lanes = (sender: MailSender) => ({ [EMAIL_JOB]: emailLane(sender, 'team@vanonderop.example') });
const journals = () => readdirSync(join(folder, 'mail'));
const senderPid = (): number =>
  JSON.parse(readFileSync(join(folder, 'mail', journals()[0] ?? ''), 'utf8').split('\n')[0] ?? '').pid;
const letters = async (columns: string) =>
  (await client.query(`select ${columns} from mail_outbox order by queued_at`)).rows;
const add = (recipient = 'yonas@voorbeeld.nl') =>
  enqueueEmail(app.db, app, { cause: 'team', recipient, subject: 'Dag', body: 'Hallo', language: 'nl' });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vanonderop-sender-'));
});
afterEach(async () => {
  beforeAnswer = async () => {};
  refusal = () => null;
  for (const sender of senders.splice(0)) await sender.stop();
  rmSync(folder, { recursive: true });
  accepted.splice(0);
  faults.splice(0);
  await client.query('delete from mail_outbox; delete from job');
});
afterAll(async () => {
  await client.end();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

test('an e-mail is in the outbox once, goes out once, and the answer of the mail server is kept', async () => {
  const email = {
    cause: 'team' as const,
    recipient: 'a@b.example',
    subject: 'Dag',
    body: 'Hallo',
    language: 'nl',
  };
  for (let i = 0; i < 2; i++) await enqueueEmail(app.db, app, { ...email, idempotencyKey: 'letter-1' });
  const sender = open();
  while (await runNextJob(app, lanes(sender)));
  expect(await letters('id')).toEqual(accepted.map((id) => ({ id })));
  expect(await letters('sent_at is not null as sent, sender, attempts, provider_response')).toEqual([
    { sent: true, sender: null, attempts: 1, provider_response: '250 OK: message queued' },
  ]);
  await sender.stop();
  expect(journals()).toEqual([]);
});

test('while the mail server thinks, the outbox says who has the letter, and nobody else sends it', async () => {
  await add();
  const [one, two] = [open(), open()];
  beforeAnswer = async () => {
    expect(await letters('sender is not null as sending, sent_at, attempts')).toEqual([
      { sending: true, sent_at: null, attempts: 1 },
    ]);
    await client.query('update job set leased_until = now(), leased_by = null');
    expect(await runNextJob(app, lanes(two))).toBe(true);
  };
  await runNextJob(app, lanes(one));
  await makeJobsDue(app);
  while (await runNextJob(app, lanes(two)));
  expect(accepted).toHaveLength(1);
  expect(await letters('attempts')).toEqual([{ attempts: 1 }]);
});

test('a server that stops in the middle of a letter leaves it to the sender, and the next server knows that it went out', async () => {
  await add();
  const first = open();
  beforeAnswer = () => wait(7_000);
  const stopJobs = startJobRunner(app, lanes(first));
  await expect
    .poll(() => letters('sender is not null as sending'), { timeout: 3_000 })
    .toEqual([{ sending: true }]);
  await stopJobs();
  await first.stop();
  expect(accepted).toEqual([]);
  const second = open();
  await runNextJob(app, lanes(second));
  await expect
    .poll(() => letters('sent_at is not null as sent'), { timeout: 8_000 })
    .toEqual([{ sent: true }]);
  await makeJobsDue(app);
  while (await runNextJob(app, lanes(second)));
  expect(accepted).toHaveLength(1);
  expect(await letters('attempts')).toEqual([{ attempts: 1 }]);
});

test('a sender that is killed before the mail server accepted a letter: it goes out again at once, by a new sender', async () => {
  await add();
  const sender = open();
  let kills = 0;
  beforeAnswer = async () => {
    if (kills++) return;
    process.kill(senderPid(), 'SIGKILL');
    await new Promise(() => {});
  };
  while (await runNextJob(app, lanes(sender)));
  expect(accepted).toHaveLength(1);
  expect(await letters('attempts, sent_at is not null as sent')).toEqual([{ attempts: 2, sent: true }]);
  expect(faults).toEqual([]);
});

test('twenty letters through processes that end after three: each arrives once, and no journal is left', async () => {
  for (let i = 0; i < 20; i++) await add();
  const sender = open({ lettersPerProcess: 3 });
  const stop = startJobRunner(app, lanes(sender), { everyMs: 100 });
  await expect
    .poll(() => letters('sent_at is null as waiting').then((all) => all.filter(({ waiting }) => waiting)), {
      timeout: 15_000,
    })
    .toEqual([]);
  await stop();
  await sender.stop();
  expect(new Set(accepted).size).toBe(20);
  expect(accepted).toHaveLength(20);
  expect(faults).toEqual([]);
  // A process that retired removes its journal when it ends, which nobody waits for.
  await expect.poll(journals, { timeout: 10_000 }).toEqual([]);
});

test('what a dead sender had written in its journal is marked and not sent again; an unfinished last line does not count', async () => {
  await add();
  await add();
  const [one, two] = await letters('id');
  const dead = 'a0000000-0000-4000-8000-000000000000';
  const first = open();
  await first.ready();
  const host = JSON.parse(
    readFileSync(join(folder, 'mail', journals()[0] ?? ''), 'utf8').split('\n')[0] ?? '',
  );
  await first.stop();
  await client.query('update mail_outbox set sender = $1, sending_since = now()', [dead]);
  writeFileSync(
    join(folder, 'mail', `${dead}.journal`),
    `${JSON.stringify(host)}\n${JSON.stringify({ id: one.id, response: '250 queued as 7' })}\n{"id":"${two.id}","resp`,
  );
  const second = open();
  await second.settle();
  expect(await letters('provider_response, sender')).toEqual([
    { provider_response: '250 queued as 7', sender: null },
    { provider_response: null, sender: null },
  ]);
  while (await runNextJob(app, lanes(second)));
  expect(accepted).toEqual([two.id]);
});

test('the letter of a sender on another machine that nobody heard of is sent after a quarter of an hour, not earlier', async () => {
  await add();
  const sender = open();
  await client.query('update mail_outbox set sender = gen_random_uuid(), sending_since = now()');
  await runNextJob(app, lanes(sender));
  expect(accepted).toEqual([]);
  await client.query("update mail_outbox set sending_since = now() - interval '16 minutes'");
  await makeJobsDue(app);
  await runNextJob(app, lanes(sender));
  expect(accepted).toHaveLength(1);
});

test('an address that does not exist is tried once; a mail server that is busy or misconfigured is tried again', async () => {
  const answers: Record<string, [number, string]> = {
    'gone@b.example': [550, '5.1.1 <gone@b.example> no such user'],
    'busy@b.example': [451, '4.3.0 later'],
    'relay@b.example': [554, '5.7.1 relay access denied'],
  };
  refusal = (address) => {
    const [responseCode, message] = answers[address] ?? [];
    return responseCode ? Object.assign(new Error(message), { responseCode }) : null;
  };
  for (const address of Object.keys(answers)) await add(address);
  // What is no address does not even wait in the outbox.
  expect(await add('not an address')).toBe(false);
  const sender = open();
  while (await runNextJob(app, lanes(sender)));
  expect(await letters('recipient, failed_at is not null as failed, failure')).toEqual([
    { recipient: 'gone@b.example', failed: true, failure: 'SMTP 550 5.1.1 EENVELOPE' },
    { recipient: 'busy@b.example', failed: false, failure: null },
    { recipient: 'relay@b.example', failed: false, failure: null },
  ]);
  for (let tries = 0; tries < 8; tries++) {
    await makeJobsDue(app);
    while (await runNextJob(app, lanes(sender)));
  }
  expect(await letters('failed_at is not null as failed, attempts')).toEqual([
    { failed: true, attempts: 1 },
    { failed: true, attempts: 8 },
    { failed: true, attempts: 8 },
  ]);
  expect(faults.join()).not.toContain('b.example');
});

test('a month after it was sent, or could not be sent, nothing of an e-mail is left', async () => {
  for (const name of ['sent', 'long-ago', 'failed', 'waiting', 'waiting-new']) await add(`${name}@b.example`);
  const long = "now() - interval '31 days'";
  await client.query(`update mail_outbox set queued_at = ${long} where recipient <> 'waiting-new@b.example'`);
  await client.query("update mail_outbox set sent_at = now() where recipient = 'sent@b.example'");
  await client.query(`update mail_outbox set sent_at = ${long} where recipient = 'long-ago@b.example'`);
  await client.query("update mail_outbox set failed_at = now() where recipient = 'failed@b.example'");
  await purgeEmail(app.db);
  expect(await letters('recipient')).toEqual([
    { recipient: 'sent@b.example' },
    { recipient: 'waiting-new@b.example' },
  ]);
  const jobs = await client.query("select count(*)::int as n from job where kind = 'mail'");
  // Those of the two that are left, and of the one that was sent: that job is done, or finds nothing to do.
  expect(jobs.rows).toEqual([{ n: 3 }]);
});
