import type { BackgroundWorker, ScheduledTask } from '#core/background.ts';
import type { MailAbove } from './inbound-mail/mail-above.ts';
import { startMailPolling } from './inbound-mail/polling.ts';
import { passOnUnanswered } from './initiative-questions/pass-on.ts';
import { purgeOldQuestions } from './model/retention.ts';
import { purgeOldTemplates } from './templates/queries.ts';

export const scheduledTasks: ScheduledTask[] = [
  { name: 'contact: questions that initiatives left lying', run: passOnUnanswered },
  {
    name: 'contact: retention',
    erases: true,
    run: async (app) => {
      await purgeOldQuestions(app.db, app.now());
      await purgeOldTemplates(app.db, app.now());
    },
  },
];

/** @param above features that read e-mail to addresses of their own */
export const backgroundWorkers = (above: readonly MailAbove[]): BackgroundWorker[] => [
  (app) => startMailPolling(app, above),
];
