import type { ScheduledTask } from '#core/background.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { proposeMore } from './circles/once-more.ts';
import { purgeInvitations } from './circles/queries.ts';
import { keepYears } from './circles/years.ts';
import { writeDigests } from './desk/letters/write-digests.ts';
import { holdNightlyRounds } from './rounds/hold-round.ts';
import { remindOfChecks } from './safety/check-reminders.ts';
import { deleteOldReports } from './safety/queries.ts';
import { endLapsed, purgeBefriending } from './staying/queries.ts';

export const scheduledTasks: ScheduledTask[] = [
  { name: 'befriending: what waits at desks', run: writeDigests },
  {
    name: 'circles: invitations that ended',
    erases: true,
    run: (app) =>
      inTransaction(app.db, { systemTask: { name: 'retention' } }, (tx) => purgeInvitations(tx, app.now())),
  },
  { name: 'befriending: rounds', run: holdNightlyRounds },
  { name: 'befriending: checks that run out', run: remindOfChecks },
  {
    name: 'befriending: reports',
    erases: true,
    run: (app) => inTransaction(app.db, { systemTask: { name: 'retention' } }, deleteOldReports),
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
  { name: 'befriending: more after something small', run: proposeMore },
  { name: 'circles: years together', run: keepYears },
];
