import { purgeAudit, purgeOldAccessLog } from '#core/access/logged-read.ts';
import type { ScheduledTask } from '#core/background.ts';
import type { AppContext } from '#core/context.ts';
import { purgeJobs } from '#core/jobs.ts';
import { purgeEmail } from '#core/mail/outbox.ts';
import { purgeAttempts } from '#core/rate-limit.ts';
import { acceptRound, retentionState } from '#core/retention.ts';
import { MINUTE_MS } from '#core/time/durations.ts';
import { scheduledTasks as accountTasks } from '../features/accounts/background.ts';
import { scheduledTasks as befriendingTasks } from '../features/befriending/background.ts';
import { scheduledTasks as caseworkTasks } from '../features/casework/background.ts';
import { scheduledTasks as collaborationTasks } from '../features/collaborations/background.ts';
import { scheduledTasks as consentTasks } from '../features/consents/background.ts';
import { scheduledTasks as contactTasks } from '../features/contact/background.ts';
import { scheduledTasks as directoryTasks } from '../features/directory/background.ts';
import { scheduledTasks as ideaTasks } from '../features/ideas/background.ts';
import { scheduledTasks as meetingTasks } from '../features/meetings/background.ts';
import { scheduledTasks as myDataTasks } from '../features/my-data/background.ts';
import { scheduledTasks as placementTasks } from '../features/placements/background.ts';
import { scheduledTasks as signalTasks } from '../features/signals/background.ts';
import { scheduledTasks as spreadsheetTasks } from '../features/spreadsheet-import/background.ts';
import { scheduledTasks as storyTasks } from '../features/story/background.ts';
import { scheduledTasks as suggestionTasks } from '../features/suggestions/background.ts';
import { scheduledTasks as voiceTasks } from '../features/voice/background.ts';
import { explainClock } from './clock-command.ts';

const coreTasks: ScheduledTask[] = [
  // Counts of attempts name nobody, and a day is soon over: no clock can do harm here.
  { name: 'rate limits: retention', run: (app) => purgeAttempts(app.db, app.now()) },
  { name: 'access log: retention', erases: true, run: (app) => purgeOldAccessLog(app.db) },
  { name: 'audit log: retention', erases: true, run: (app) => purgeAudit(app.db) },
  { name: 'e-mail: retention', erases: true, run: (app) => purgeEmail(app.db) },
  { name: 'jobs: retention', erases: true, run: (app) => purgeJobs(app.db) },
];

/** Every scheduled task, in the order in which a round runs them. */
const tasks: ScheduledTask[] = [
  ...meetingTasks,
  ...contactTasks,
  ...coreTasks,
  ...directoryTasks,
  ...spreadsheetTasks,
  ...storyTasks,
  ...ideaTasks,
  ...accountTasks,
  ...consentTasks,
  ...placementTasks,
  ...suggestionTasks,
  ...myDataTasks,
  ...signalTasks,
  ...caseworkTasks,
  ...voiceTasks,
  ...collaborationTasks,
  ...befriendingTasks,
];

const INTERVAL_MS = 10 * MINUTE_MS;

/**
 * Runs every scheduled task once. Tasks that erase run only while the clock can be believed; otherwise the operator is told
 * in the log, once in every round. A task that fails does not keep the others from running.
 */
export async function runScheduledTasks(app: AppContext): Promise<void> {
  const mayErase = await judgeClock(app);
  for (const { name, run, erases } of tasks) {
    if (erases && !mayErase) continue;
    try {
      await run(app);
    } catch (cause) {
      app.log.error('scheduled task failed', cause, { task: name });
    }
  }
}

async function judgeClock(app: AppContext): Promise<boolean> {
  try {
    const state = await retentionState(app);
    if (state.verdict.believable) {
      await acceptRound(app);
      return true;
    }
    app.log.error('nothing old is deleted', explainClock(state), { reason: state.verdict.reason });
  } catch (cause) {
    app.log.error('nothing old is deleted: the clock could not be judged', cause);
  }
  return false;
}

/** Runs every scheduled task now and then every ten minutes. */
export async function startScheduledTasks(app: AppContext): Promise<() => void> {
  const timer = setInterval(() => void runScheduledTasks(app), INTERVAL_MS);
  await runScheduledTasks(app);
  return () => clearInterval(timer);
}
