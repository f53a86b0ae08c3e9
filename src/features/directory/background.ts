import type { BackgroundWorker, ScheduledTask } from '#core/background.ts';
import { runListingMaintenance } from './listings/confirmation/maintenance.ts';
import { startTranslationWorker } from './listings/machine-translation/translation-job.ts';

export const scheduledTasks: ScheduledTask[] = [
  { name: 'directory: maintenance', run: runListingMaintenance },
];

export const backgroundWorkers: BackgroundWorker[] = [(app) => startTranslationWorker(app)];
