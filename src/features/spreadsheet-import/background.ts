import type { ScheduledTask } from '#core/background.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { daysBefore } from '#core/time/amsterdam.ts';
import { purgeImports } from './desk/queries.ts';

const CONTENTS_RETENTION_DAYS = 30;
const IMPORT_RETENTION_DAYS = 365;

export const scheduledTasks: ScheduledTask[] = [
  {
    name: 'spreadsheet-import: retention',
    erases: true,
    run: async (app) => {
      const now = app.now();
      await inTransaction(app.db, { systemTask: { name: 'retention' } }, (tx) =>
        purgeImports(tx, daysBefore(now, CONTENTS_RETENTION_DAYS), daysBefore(now, IMPORT_RETENTION_DAYS)),
      );
    },
  },
];
