import type { BackgroundWorker, ScheduledTask } from '#core/background.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { askForConfirmations, purgeListings } from './listings/confirmation/maintenance.ts';
import { purgeListingVersions } from './listings/desk/queries.ts';
import { purgeInvitations } from './listings/invitations/queries.ts';
import { startTranslationWorker } from './listings/machine-translation/translation-job.ts';
import { resumeListings } from './listings/model/queries.ts';
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
    name: 'directory: pauses that end',
    run: async (app) => {
      await inTransaction(app.db, { systemTask: { name: 'reminders' } }, (tx) =>
        resumeListings(tx, amsterdamDate(app.now())),
      );
    },
  },
  {
    name: 'directory: old versions of listings',
    erases: true,
    run: (app) => inTransaction(app.db, { systemTask: { name: 'retention' } }, purgeListingVersions),
  },
  {
    name: 'directory: old invitations',
    erases: true,
    run: (app) => inTransaction(app.db, { systemTask: { name: 'retention' } }, purgeInvitations),
  },
];

export const backgroundWorkers: BackgroundWorker[] = [(app) => startTranslationWorker(app)];
