import { messagesIn } from '../messages.ts';
import type { Obstacle } from './rules.ts';

/** What stands in the way, in the language of the reader. */
export const obstacleName = (obstacle: Obstacle, language: string): string =>
  messagesIn(language)(`obstacle.${obstacle}`);
