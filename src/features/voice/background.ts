import type { ScheduledTask } from '#core/background.ts';
import { purgeReaders } from './model/reader-queries.ts';

export const scheduledTasks: ScheduledTask[] = [
  { name: 'voice: readers', erases: true, run: (app) => purgeReaders(app.db, app.now()) },
];
