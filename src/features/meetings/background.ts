import type { ScheduledTask } from '#core/background.ts';
import { runMeetingMaintenance } from './maintenance.ts';

export const scheduledTasks: ScheduledTask[] = [
  { name: 'meetings: maintenance', run: runMeetingMaintenance },
];
