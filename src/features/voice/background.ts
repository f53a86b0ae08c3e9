import type { ScheduledTask } from '#core/background.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { countRounds } from './agenda/panel-round.ts';
import { purgeProposals } from './agenda/queries.ts';
import { flushBallots } from './ballots/flush.ts';
import { purgeBallots } from './ballots/retention.ts';
import { publishHelp, remindOfBottlenecks } from './bottlenecks/answers/upkeep.ts';
import { purgeContributions } from './contributions/queries.ts';
import { purgeDrafts } from './conversation-desk/queries.ts';
import { purgeVoiceTables } from './helping/queries.ts';
import { purgeReaders } from './model/reader-queries.ts';
import { purgeAppeals } from './moderation/queries.ts';
import { publishConversations } from './publication/publish-conversations.ts';

export const scheduledTasks: ScheduledTask[] = [
  // Not a task that erases: what has fewer than ten people is dropped by the closing time of its conversation.
  { name: 'voice: ballots', run: (app) => flushBallots(app) },
  { name: 'voice: retention', erases: true, run: purgeBallots },
  { name: 'voice: publications', run: publishConversations },
  { name: 'voice: what people say of answers', run: publishHelp },
  { name: 'voice: reminders of answers', run: remindOfBottlenecks },
  { name: 'voice: readers', erases: true, run: (app) => purgeReaders(app.db, app.now()) },
  {
    name: 'voice: appeals',
    erases: true,
    run: (app) => purgeAppeals(app.db, amsterdamDate(app.now())),
  },
  { name: 'voice: drafts', erases: true, run: (app) => purgeDrafts(app.db, app.now()) },
  { name: 'voice: tables', erases: true, run: (app) => purgeVoiceTables(app.db) },
  {
    name: 'voice: contributions',
    erases: true,
    run: (app) => purgeContributions(app.db, amsterdamDate(app.now())),
  },
  { name: 'voice: panels', run: countRounds },
  {
    name: 'voice: proposals',
    erases: true,
    run: (app) => purgeProposals(app.db, amsterdamDate(app.now())),
  },
];
