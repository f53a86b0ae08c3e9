import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { purgeOldAccessLog } from '#core/access/logged-read.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { type JobHandler, startJobRunner } from '#core/jobs.ts';
import { createLog } from '#core/log.ts';
import { purgeSentEmail, sendEmailJob } from '#core/mail/outbox.ts';
import { purgeAttempts } from '#core/rate-limit.ts';
import { issueOperatorLink, purgeInactivePeople } from '#features/accounts';
import { purgeOldQuestions, startMailPolling } from '#features/contact';
import {
  directorySnapshot,
  runListingMaintenance,
  seedDemoDirectory,
  startTranslationWorker,
} from '#features/directory';
import { runMeetingMaintenance, seedDemoEdition } from '#features/meetings';
import { demoEdition, demoSet } from '../seed/demo.ts';
import { createApp } from './app.ts';
import { type Config, readConfig } from './server/config.ts';
import { openDatabase } from './server/database.ts';
import { loadStaticAssets } from './server/load-assets.ts';
import { readSecret } from './server/secret.ts';

const print = (line: string) => void process.stdout.write(`${line}\n`);

async function start(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2));
  if ('wrong' in config) return giveUp(`These settings are not right:\n  ${config.wrong.join('\n  ')}`);
  // From here on a stop is heard, also while the database is still being made.
  const stopping = stopSignal();
  const secret = await readSecret(config);
  const opened = await openDatabase(config, secret, (step) => print(`  database: ${step}`));
  if (!opened.ok) {
    return giveUp(
      `The house is already running on these data (program ${opened.pid}). Stop that one first, or set DATA_FOLDER to another folder.`,
    );
  }
  const { db, close } = opened.value;
  const app: AppContext = {
    db,
    secret,
    now: () => new Date(),
    log: createLog(),
    publicUrl: (config.PUBLIC_URL ?? `http://localhost:${config.PORT}`).replace(/\/$/, ''),
    behindProxy: config.BEHIND_PROXY === '1',
    replyDomain: config.MAIL_REPLY_DOMAIN,
    tiles: tilesOf(config),
    translate: config.TRANSLATE_URL ? { url: config.TRANSLATE_URL, key: config.TRANSLATE_KEY } : undefined,
    demo: config.START === 'demo',
  };
  if (app.demo) print(`  demonstration set: ${await seedDemoDirectory(app, demoSet())}`);
  if (app.demo) await seedDemoEdition(app, demoEdition());
  await directorySnapshot(app);
  const { assets, files } = await loadStaticAssets();
  const hono = createApp({ app, assets, files });
  const server = serve({ fetch: hono.fetch, port: config.PORT, hostname: config.HOST });
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
  if (!config.PUBLIC_URL) app.publicUrl = `http://localhost:${port}`;
  const stopJobs = startJobRunner(app, workersFor(config));
  const stopPost = startMailPolling(app, { folder: config.MAIL_FOLDER, imap: config.IMAP_URL });
  const stopTranslating = startTranslationWorker(app);
  const tidying = setInterval(() => void tidy(app), 600_000);
  await tidy(app);
  if (app.demo) print(`  to organise: ${await issueOperatorLink(app, 'Deniz', 14)}`);
  print(`\nVan Onderop is open at ${app.publicUrl}\nStop it with Ctrl-C.`);

  await stopping;
  print('\nClosing …');
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
  print('Closed.');
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

const workersFor = (config: Config): Record<string, JobHandler> =>
  config.SMTP_URL ? { mail: sendEmailJob(config.SMTP_URL, config.MAIL_FROM) } : {};

/** Forgets what has had its time: closed doors, counted tries, stories that nobody opened for a year. */
async function tidy(app: AppContext): Promise<void> {
  const now = app.now();
  try {
    await runMeetingMaintenance(app);
    await purgeOldQuestions(app.db, now);
    await purgeAttempts(app.db, now);
    await purgeOldAccessLog(app.db);
    await purgeSentEmail(app.db, now);
    await runListingMaintenance(app);
    const gone = await inTransaction(app.db, {}, (tx) => purgeInactivePeople(tx, now));
    if (gone) app.log.info('forgot stories that nobody opened for a year', { gone });
  } catch (cause) {
    app.log.error('tidying failed', cause);
  }
}

await start();
