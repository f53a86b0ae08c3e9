import type { ScheduledTask } from '#core/background.ts';
import { purgeMailPermissions } from './mail-permission/queries.ts';
import { purgeMeetings, runMeetingReminders } from './maintenance.ts';

export const scheduledTasks: ScheduledTask[] = [
  { name: 'meetings: seats and reminders', run: runMeetingReminders },
  { name: 'meetings: retention', erases: true, run: purgeMeetings },
  { name: 'mail permissions: retention', erases: true, run: (app) => purgeMailPermissions(app.db) },
];
