import type { AppContext } from '#core/context.ts';
import { demoEdition, demoList, demoQuestions, demoSet } from '../../seed/demo.ts';
import { seedDemoQuestions } from '../features/contact/demo-seed.ts';
import { seedDemoDirectory } from '../features/directory/demo-seed.ts';
import { seedDemoEdition, seedDemoRegistrations } from '../features/meetings/demo-seed.ts';
import { seedDemoList } from '../features/spreadsheet-import/demo-seed.ts';
import { type DemoPeople, seedDemoPeople } from './demo-people.ts';

/** What a demonstration holds: everything that a role can open shows something. Seeding again changes nothing. */
export interface Demonstration {
  /** What was seeded of the directory, as a line for the operator. */
  directory: string;
  people: DemoPeople;
}

/** Seeds the whole demonstration, in the order in which its parts need each other. */
export async function seedDemonstration(app: AppContext): Promise<Demonstration> {
  const directory = await seedDemoDirectory(app, demoSet());
  await seedDemoRegistrations(app, await seedDemoEdition(app, demoEdition()));
  await seedDemoQuestions(app, demoQuestions());
  await seedDemoList(app, demoList.fileName, demoList.csv);
  return { directory, people: await seedDemoPeople(app) };
}
