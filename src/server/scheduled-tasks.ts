import { purgeOldAccessLog } from '#core/access/logged-read.ts';
import type { ScheduledTask } from '#core/background.ts';
import type { AppContext } from '#core/context.ts';
import { purgeJobs } from '#core/jobs.ts';
import { purgeEmail } from '#core/mail/outbox.ts';
import { purgeAttempts } from '#core/rate-limit.ts';
import { MINUTE_MS } from '#core/time/durations.ts';
import { scheduledTasks as accountTasks } from '../features/accounts/background.ts';
import { scheduledTasks as contactTasks } from '../features/contact/background.ts';
import { scheduledTasks as directoryTasks } from '../features/directory/background.ts';
import { scheduledTasks as meetingTasks } from '../features/meetings/background.ts';
import { scheduledTasks as spreadsheetTasks } from '../features/spreadsheet-import/background.ts';

const coreTasks: ScheduledTask[] = [
  { name: 'rate limits: retention', run: (app) => purgeAttempts(app.db, app.now()) },
  { name: 'access log: retention', run: (app) => purgeOldAccessLog(app.db) },
  { name: 'e-mail: retention', run: (app) => purgeEmail(app.db) },
  { name: 'jobs: retention', run: (app) => purgeJobs(app.db) },
];

/** Every scheduled task, in the order in which a round runs them. */
const tasks: ScheduledTask[] = [
  ...meetingTasks,
  ...contactTasks,
  ...coreTasks,
  ...directoryTasks,
  ...spreadsheetTasks,
  ...accountTasks,
];

const INTERVAL_MS = 10 * MINUTE_MS;

/** Runs every scheduled task now and then every ten minutes. A task that fails does not keep the others from running. */
export async function startScheduledTasks(app: AppContext): Promise<() => void> {
  const round = async () => {
    for (const { name, run } of tasks) {
      try {
        await run(app);
      } catch (cause) {
        app.log.error('scheduled task failed', cause, { task: name });
      }
    }
  };
  const timer = setInterval(() => void round(), INTERVAL_MS);
  await round();
  return () => clearInterval(timer);
}
