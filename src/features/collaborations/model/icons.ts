import type { IconName } from '#ui';
import type { CollaborationTheme } from './rules.ts';

/** The picture of each theme. */
export const THEME_ICONS: Record<CollaborationTheme, IconName> = {
  language: 'dutch',
  work: 'work',
  children: 'children',
  meeting: 'people',
  housing: 'home',
  health: 'health',
  intake: 'note',
  voice: 'ear',
};
