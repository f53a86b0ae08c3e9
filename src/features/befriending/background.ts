import type { ScheduledTask } from '#core/background.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { purgeInvitations } from './circles/queries.ts';
import { holdNightlyRounds } from './rounds/hold-round.ts';

export const scheduledTasks: ScheduledTask[] = [
  { name: 'befriending: rounds', run: holdNightlyRounds },
  {
    name: 'circles: invitations that ended',
    erases: true,
    run: (app) =>
      inTransaction(app.db, { systemTask: { name: 'retention' } }, (tx) => purgeInvitations(tx, app.now())),
  },
];
