import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { AppContext } from '#core/context.ts';
import { jobFailures, releaseAllLeases, startJobRunner } from '#core/jobs.ts';
import { createLog } from '#core/log.ts';
import { EMAIL_JOB } from '#core/mail/outbox.ts';
import { openMailSender } from '#core/mail/sender.ts';
import { emailLane, MAIL_CONNECTIONS } from '#core/mail/smtp.ts';
import { issueOperatorLink } from '#features/accounts';
import { directorySnapshot } from '#features/directory';
import { createApp } from './app.ts';
import { backgroundWorkers as befriendingWorkers, mailAbove } from './features/befriending/background.ts';
import { backgroundWorkers as contactWorkers } from './features/contact/background.ts';
import { backgroundWorkers as directoryWorkers } from './features/directory/background.ts';
import { answerClientErrors } from './server/client-errors.ts';
import { type Config, featureSettings, publicUrlOf, readConfig } from './server/config.ts';
import { DATABASE_REFUSALS, openDatabase } from './server/database.ts';
import { demoDoors } from './server/demo-people.ts';
import { type Demonstration, seedDemonstration } from './server/demonstration.ts';
import { dropRoot } from './server/drop-root.ts';
import { openFieldKeys } from './server/field-keys.ts';
import { loadStaticAssets } from './server/load-assets.ts';
import { startScheduledTasks } from './server/scheduled-tasks.ts';
import { readSecret } from './server/secret.ts';
import { startFaultText } from './server/start-fault.ts';

const DEMO_LINK_DAYS = 14;
/** How long a browser may keep its connection open after the server was asked to stop. */
const CLOSE_TIMEOUT_MS = 3_000;

/** What an operator can do when the port cannot be opened. */
const LISTEN_PROBLEMS: Record<string, (port: number) => string> = {
  EADDRINUSE: (port) => `Port ${port} is taken. Set PORT to another number.`,
  EACCES: (port) =>
    `Port ${port} may only be opened by root, and the server does not run as root. Set PORT to a number from 1024 on, with a proxy in front (see docs/running.md).`,
};

const log = createLog();
const print = (line: string) => void process.stdout.write(`${line}\n`);

async function start(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2));
  if ('errors' in config) return fail(`These settings are not right:\n  ${config.errors.join('\n  ')}`);
  // From here on a signal is heard, also while the database is still being created.
  const stopping = stopSignal();
  const root = dropRoot(config.DATA_FOLDER);
  if (root.kind === 'dropped') print(`  running as the system user ${root.user}, no longer as root`);
  if (root.kind === 'still-root') print(`  still running as root: ${root.reason}`);
  const secret = await readSecret(config);
  const opened = await openDatabase(config, secret, (step) => print(`  database: ${step}`), log);
  if (!opened.ok) {
    if (opened.refusal !== 'already-running') return fail(DATABASE_REFUSALS[opened.refusal]);
    return fail(
      `Another server (PID ${opened.pid}) uses this data folder. Stop it first, or set DATA_FOLDER to another folder.`,
    );
  }
  const { db, close, embedded } = opened.value;
  const app: AppContext = {
    db,
    secret,
    fieldKeys: openFieldKeys(config, secret),
    now: () => new Date(),
    log,
    publicUrl: publicUrlOf(config),
    trustedProxies: config.BEHIND_PROXY,
    settings: featureSettings(config),
    demo: config.START === 'demo',
  };
  let demonstration: Demonstration | undefined;
  if (app.demo) {
    demonstration = await seedDemonstration(app);
    print(`  demonstration data: ${demonstration.directory}`);
  }
  await directorySnapshot(app);
  const { assets, files } = await loadStaticAssets();
  const { fetch } = createApp({ app, assets, files });
  const server = serve({ fetch, port: config.PORT, hostname: config.HOST });
  answerClientErrors(server as Server, app.publicUrl);
  const problem = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once('listening', () => resolve(undefined));
    server.once('error', resolve);
  });
  if (problem) {
    await close();
    return fail(LISTEN_PROBLEMS[problem.code ?? '']?.(config.PORT) ?? problem.message);
  }
  if (!config.PUBLIC_URL) app.publicUrl = `http://localhost:${(server.address() as AddressInfo).port}`;
  if (embedded) await releaseAllLeases(db);
  const stopMail = startMail(app, config);
  const stopWorkers = [...contactWorkers(mailAbove), ...directoryWorkers, ...befriendingWorkers].map(
    (startWorker) => startWorker(app),
  );
  const stopTasks = await startScheduledTasks(app);
  if (app.demo) {
    // The only link that is printed without being asked for: a real installation makes its own with `npm run team`.
    const link = await issueOperatorLink(app, 'Deniz', DEMO_LINK_DAYS);
    print(`  ONLY FOR THIS DEMONSTRATION, whoever has this link can do everything the team can: ${link}`);
    if (demonstration)
      for (const line of await demoDoors(app, demonstration.people, DEMO_LINK_DAYS)) print(line);
  }
  for (const { kind, count } of await jobFailures(db))
    print(`  gave up after eight tries: ${count} × ${kind} (see docs/running.md, “Jobs and e-mail”)`);
  print(`\nVan Onderop is open at ${app.publicUrl}\nStop it with Ctrl-C.`);

  await stopping;
  print('\nClosing …');
  stopTasks();
  // Nobody waits for a browser that keeps its connection open just in case.
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    (server as Server).closeIdleConnections();
    setTimeout(() => (server as Server).closeAllConnections(), CLOSE_TIMEOUT_MS).unref();
  });
  for (const stop of stopWorkers.reverse()) await stop();
  await stopMail();
  await close();
  print('Closed.');
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });

/** Sends e-mail when a mail server is configured. @returns a function that stops it, the sender after its jobs */
function startMail(app: AppContext, { SMTP_URL, MAIL_FROM, DATA_FOLDER }: Config): () => Promise<void> {
  if (!SMTP_URL) return async () => {};
  const sender = openMailSender(app, {
    smtpUrl: SMTP_URL,
    folder: DATA_FOLDER,
    connections: MAIL_CONNECTIONS,
  });
  const stopJobs = startJobRunner(app, { [EMAIL_JOB]: emailLane(sender, MAIL_FROM) });
  return async () => {
    await stopJobs();
    await sender.stop();
  };
}

process.on('unhandledRejection', (fault) => log.error('a promise failed that nobody waited for', fault));

try {
  await start();
} catch (fault) {
  const text = startFaultText(fault, process.env.DATA_FOLDER || '.data');
  fail(text ?? (fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)));
  // Whatever was begun before it failed does not keep the process.
  process.exit();
}
