import type { BackgroundWorker, ScheduledTask } from '#core/background.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { askForConfirmations, purgeListings } from './listings/confirmation/maintenance.ts';
import { purgeInvitations } from './listings/invitations/queries.ts';
import { startTranslationWorker } from './listings/machine-translation/translation-job.ts';
import { purgeOwnerSessions } from './listings/owner-sessions/queries.ts';

export const scheduledTasks: ScheduledTask[] = [
  { name: 'directory: requests to confirm', run: askForConfirmations },
  { name: 'directory: retention', erases: true, run: purgeListings },
  {
    name: 'directory: ended sessions of owners',
    erases: true,
    run: (app) =>
      inTransaction(app.db, { systemTask: { name: 'retention' } }, (tx) => purgeOwnerSessions(tx, app.now())),
  },
  {
    name: 'directory: old invitations',
    erases: true,
    run: (app) => inTransaction(app.db, { systemTask: { name: 'retention' } }, purgeInvitations),
  },
];

export const backgroundWorkers: BackgroundWorker[] = [(app) => startTranslationWorker(app)];
