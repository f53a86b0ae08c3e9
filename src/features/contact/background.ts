import type { BackgroundWorker, ScheduledTask } from '#core/background.ts';
import { purgeOldQuestions } from './forget.ts';
import { startMailPolling } from './post/polling.ts';

export const scheduledTasks: ScheduledTask[] = [
  {
    name: 'contact: retention',
    run: async (app) => {
      await purgeOldQuestions(app.db, app.now());
    },
  },
];

export const backgroundWorkers: BackgroundWorker[] = [(app) => startMailPolling(app)];
