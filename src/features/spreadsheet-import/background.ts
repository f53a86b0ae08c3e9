import type { ScheduledTask } from '#core/background.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { daysBefore } from '#core/time/amsterdam.ts';
import { forgetSheets } from './store/sheets.ts';

const WORDS_KEPT_DAYS = 30;
const IMPORT_KEPT_DAYS = 365;

export const scheduledTasks: ScheduledTask[] = [
  {
    name: 'spreadsheet-import: retention',
    run: async (app) => {
      const now = app.now();
      await inTransaction(app.db, {}, (tx) =>
        forgetSheets(tx, daysBefore(now, WORDS_KEPT_DAYS), daysBefore(now, IMPORT_KEPT_DAYS)),
      );
    },
  },
];
