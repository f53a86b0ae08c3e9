import type { IconName } from '#ui';
import type { Obstacle } from './rules.ts';

/** The picture of each obstacle. */
export const OBSTACLE_ICONS: Record<Obstacle, IconName> = {
  childcare: 'children',
  transport: 'travel-transit',
  waiting: 'clock',
  level: 'level-none',
  times: 'calendar',
  work: 'work',
  health: 'health',
  digital: 'digital',
  'school-place': 'study',
  room: 'room',
  letters: 'letters',
  moving: 'moving',
};
