import type { ScheduledTask } from '#core/background.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { purgeInvitations } from './circles/queries.ts';
import { remindOfChecks } from './safety/check-reminders.ts';
import { deleteOldReports } from './safety/queries.ts';

export const scheduledTasks: ScheduledTask[] = [
  { name: 'befriending: checks that run out', run: remindOfChecks },
  {
    name: 'befriending: reports',
    erases: true,
    run: (app) => inTransaction(app.db, { systemTask: { name: 'retention' } }, deleteOldReports),
  },
  {
    name: 'circles: invitations that ended',
    erases: true,
    run: (app) =>
      inTransaction(app.db, { systemTask: { name: 'retention' } }, (tx) => purgeInvitations(tx, app.now())),
  },
];
