import type { AppContext } from '#core/context.ts';

/** Seeds collaborations of the demonstration. Seeding again changes nothing. */
export async function seedDemoCollaborations(_app: AppContext): Promise<void> {}
