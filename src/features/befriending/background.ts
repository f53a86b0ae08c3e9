import type { ScheduledTask } from '#core/background.ts';

export const scheduledTasks: ScheduledTask[] = [];
