import type { ScheduledTask } from '#core/background.ts';
import { tellPeople } from './week/tell-people.ts';

export const scheduledTasks: ScheduledTask[] = [
  { name: 'suggestions: tell who asked that something came', run: tellPeople },
];
