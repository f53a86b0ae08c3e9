import type { ScheduledTask } from '#core/background.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { purgeSafety } from './check-ins/queries.ts';
import { purgeInvitations } from './circles/queries.ts';
import { writeLetters } from './letters/write-letters.ts';
import { keepUp } from './pairs/keep-up.ts';

export const scheduledTasks: ScheduledTask[] = [
  { name: 'befriending: proposals and pairs that are over', run: keepUp },
  { name: 'befriending: letters', run: writeLetters },
  {
    name: 'befriending: safety answers of a year ago',
    erases: true,
    run: (app) => inTransaction(app.db, { systemTask: { name: 'retention' } }, purgeSafety),
  },
  {
    name: 'circles: invitations that ended',
    erases: true,
    run: (app) =>
      inTransaction(app.db, { systemTask: { name: 'retention' } }, (tx) => purgeInvitations(tx, app.now())),
  },
];
