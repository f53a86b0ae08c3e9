import type { ScheduledTask } from '#core/background.ts';
import { purgeMeetings, runMeetingReminders } from './maintenance.ts';

export const scheduledTasks: ScheduledTask[] = [
  { name: 'meetings: seats and reminders', run: runMeetingReminders },
  { name: 'meetings: retention', erases: true, run: purgeMeetings },
];
