import type { BackgroundWorker, ScheduledTask } from '#core/background.ts';
import { runListingMaintenance } from './maintenance.ts';
import { startTranslationWorker } from './translating/work.ts';

export const scheduledTasks: ScheduledTask[] = [
  { name: 'directory: maintenance', run: runListingMaintenance },
];

export const backgroundWorkers: BackgroundWorker[] = [(app) => startTranslationWorker(app)];
