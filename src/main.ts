import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { forgetOldLooks } from '#core/access/logged-read.ts';
import type { House } from '#core/context.ts';
import { transact } from '#core/db/connection.ts';
import { startJobs, type Worker } from '#core/jobs.ts';
import { makeLog } from '#core/log.ts';
import { forgetSentMail, mailWorker } from '#core/mail/outbox.ts';
import { forgetAttempts } from '#core/rate-limit.ts';
import { firstTeamLink, forgetUnseen } from '#features/accounts';
import { forgetOldQuestions, startPost } from '#features/contact';
import { directorySnapshot, plantDemo, startTranslating, tendListings } from '#features/directory';
import { plantDemoEdition, tendMeetings } from '#features/meetings';
import { demoEdition, demoSet } from '../seed/demo.ts';
import { makeApp } from './app.tsx';
import { type Config, readConfig } from './server/config.ts';
import { openDatabase } from './server/database.ts';
import { readSecret } from './server/secret.ts';
import { readAssets } from './server/static-assets.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function start(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2));
  if ('wrong' in config) return giveUp(`These settings are not right:\n  ${config.wrong.join('\n  ')}`);
  // From here on a stop is heard, also while the database is still being made.
  const stopping = stopSignal();
  const secret = await readSecret(config);
  const opened = await openDatabase(config, secret, (step) => say(`  database: ${step}`));
  if (!opened.ok) {
    return giveUp(
      `The house is already running on these data (program ${opened.pid}). Stop that one first, or set DATA_FOLDER to another folder.`,
    );
  }
  const { db, close } = opened.value;
  const house: House = {
    db,
    secret,
    now: () => new Date(),
    log: makeLog(),
    publicUrl: (config.PUBLIC_URL ?? `http://localhost:${config.PORT}`).replace(/\/$/, ''),
    behindProxy: config.BEHIND_PROXY === '1',
    replyDomain: config.MAIL_REPLY_DOMAIN,
    tiles: tilesOf(config),
    translate: config.TRANSLATE_URL ? { url: config.TRANSLATE_URL, key: config.TRANSLATE_KEY } : undefined,
    demo: config.START === 'demo',
  };
  if (house.demo) say(`  demonstration set: ${await plantDemo(house, demoSet())}`);
  if (house.demo) await plantDemoEdition(house, demoEdition());
  await directorySnapshot(house);
  const { assets, files } = await readAssets();
  const app = makeApp({ house, assets, files });
  const server = serve({ fetch: app.fetch, port: config.PORT, hostname: config.HOST });
  const problem = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once('listening', () => resolve(undefined));
    server.once('error', resolve);
  });
  if (problem) {
    await close();
    return giveUp(
      problem.code === 'EADDRINUSE'
        ? `Port ${config.PORT} is taken. Set PORT to another number.`
        : problem.message,
    );
  }
  const port = (server.address() as AddressInfo).port;
  if (!config.PUBLIC_URL) house.publicUrl = `http://localhost:${port}`;
  const stopJobs = startJobs(house, workersFor(config));
  const stopPost = startPost(house, { folder: config.MAIL_FOLDER, imap: config.IMAP_URL });
  const stopTranslating = startTranslating(house);
  const tidying = setInterval(() => void tidy(house), 600_000);
  await tidy(house);
  if (house.demo) say(`  to organise: ${await firstTeamLink(house, 'Deniz', 14)}`);
  say(`\nVan Onderop is open at ${house.publicUrl}\nStop it with Ctrl-C.`);

  await stopping;
  say('\nClosing …');
  clearInterval(tidying);
  // Nobody waits for a browser that keeps its connection open just in case.
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    (server as Server).closeIdleConnections();
    setTimeout(() => (server as Server).closeAllConnections(), 3_000).unref();
  });
  await stopTranslating();
  await stopPost();
  await stopJobs();
  await close();
  say('Closed.');
}

const tilesOf = ({ TILES_URL: url, TILES_ATTRIBUTION: attribution, TILES_MOST_ZOOM: nearest }: Config) =>
  url && attribution ? { url, attribution, nearest } : undefined;

function giveUp(words: string): void {
  process.stderr.write(`${words}\n`);
  process.exitCode = 1;
}

const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });

const workersFor = (config: Config): Record<string, Worker> =>
  config.SMTP_URL ? { mail: mailWorker(config.SMTP_URL, config.MAIL_FROM) } : {};

/** Forgets what has had its time: closed doors, counted tries, stories that nobody opened for a year. */
async function tidy(house: House): Promise<void> {
  const now = house.now();
  try {
    await tendMeetings(house);
    await forgetOldQuestions(house.db, now);
    await forgetAttempts(house.db, now);
    await forgetOldLooks(house.db);
    await forgetSentMail(house.db, now);
    await tendListings(house);
    const gone = await transact(house.db, {}, (tx) => forgetUnseen(tx, now));
    if (gone) house.log.note('forgot stories that nobody opened for a year', { gone });
  } catch (cause) {
    house.log.fault('tidying failed', cause);
  }
}

await start();
