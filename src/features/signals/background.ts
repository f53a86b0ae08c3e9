import type { ScheduledTask } from '#core/background.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { countMonths } from './counting/count-months.ts';
import { remindPolicyOfficers } from './counting/remind.ts';
import { purgeSignals } from './model/queries.ts';

export const scheduledTasks: ScheduledTask[] = [
  { name: 'signals: months that are over', run: (app) => countMonths(app) },
  { name: 'signals: reminders', run: remindPolicyOfficers },
  {
    name: 'signals: retention',
    erases: true,
    run: (app) => inTransaction(app.db, { systemTask: { name: 'retention' } }, purgeSignals),
  },
];
