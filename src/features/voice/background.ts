import type { ScheduledTask } from '#core/background.ts';
import { flushBallots } from './ballots/flush.ts';
import { purgeReaders } from './model/reader-queries.ts';
import { publishConversations } from './publication/publish-conversations.ts';

export const scheduledTasks: ScheduledTask[] = [
  // Not a task that erases: what has fewer than ten people is dropped by the closing time of its conversation.
  { name: 'voice: ballots', run: (app) => flushBallots(app) },
  { name: 'voice: publications', run: publishConversations },
  { name: 'voice: readers', erases: true, run: (app) => purgeReaders(app.db, app.now()) },
];
