import type { AppContext } from '#core/context.ts';
import { seedDemoBottlenecks } from './bottlenecks/answers/demo-bottlenecks.ts';
import { seedDemoTables } from './helping/demo-tables.ts';
import { seedDemoConversations } from './model/demo-conversations.ts';
import { seedDemoBallots } from './publication/demo-ballots.ts';

/** Seeds conversations, ballots, tables and bottlenecks of the demonstration. Seeding again changes nothing. */
export async function seedDemoVoice(app: AppContext): Promise<void> {
  await seedDemoConversations(app);
  await seedDemoBallots(app);
  await seedDemoTables(app);
  await seedDemoBottlenecks(app);
}

/** Private links of the demonstration: a key person at a table, and one who types papers in. */
export { demoTablePaths } from './helping/demo-tables.ts';
