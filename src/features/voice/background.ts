import type { ScheduledTask } from '#core/background.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { flushBallots } from './ballots/flush.ts';
import { purgeContributions } from './contributions/queries.ts';
import { purgeReaders } from './model/reader-queries.ts';

export const scheduledTasks: ScheduledTask[] = [
  // Not a task that erases: what has fewer than ten people is dropped by the closing time of its conversation.
  { name: 'voice: ballots', run: (app) => flushBallots(app) },
  {
    name: 'voice: contributions',
    erases: true,
    run: (app) => purgeContributions(app.db, amsterdamDate(app.now())),
  },
  { name: 'voice: readers', erases: true, run: (app) => purgeReaders(app.db, app.now()) },
];
