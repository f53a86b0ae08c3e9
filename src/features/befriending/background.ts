import type { ScheduledTask } from '#core/background.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { purgeInvitations } from './circles/queries.ts';
import { holdNightlyRounds } from './rounds/hold-round.ts';
import { endLapsed, purgeBefriending } from './staying/queries.ts';

export const scheduledTasks: ScheduledTask[] = [
  {
    name: 'circles: invitations that ended',
    erases: true,
    run: (app) =>
      inTransaction(app.db, { systemTask: { name: 'retention' } }, (tx) => purgeInvitations(tx, app.now())),
  },
  {
    name: 'befriending: consents that ran out, and what is old',
    erases: true,
    run: (app) =>
      inTransaction(app.db, { systemTask: { name: 'retention' } }, async (tx) => {
        await endLapsed(tx);
        await purgeBefriending(tx);
      }),
  },
  { name: 'befriending: rounds', run: holdNightlyRounds },
];
