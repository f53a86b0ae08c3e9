import type { BackgroundWorker, ScheduledTask } from '#core/background.ts';
import { askForConfirmations, purgeListings } from './listings/confirmation/maintenance.ts';
import { startTranslationWorker } from './listings/machine-translation/translation-job.ts';

export const scheduledTasks: ScheduledTask[] = [
  { name: 'directory: requests to confirm', run: askForConfirmations },
  { name: 'directory: retention', erases: true, run: purgeListings },
];

export const backgroundWorkers: BackgroundWorker[] = [(app) => startTranslationWorker(app)];
