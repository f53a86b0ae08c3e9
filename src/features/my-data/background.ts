import type { ScheduledTask } from '#core/background.ts';
import { announceDeletions } from './notice/announce.ts';

export const scheduledTasks: ScheduledTask[] = [
  // With a wrong clock it would frighten everybody, so it waits for one that can be believed, as what erases does.
  { name: 'my-data: announce what is deleted in a month', erases: true, run: announceDeletions },
];
