import type { Translate } from '#core/i18n/messages.ts';
import type nl from '../messages/public.nl.json';
import type { TownChoice } from './place.ts';

/** What the body of a question is given: who reads, what is chosen now, and the towns a name may mean. */
export interface Asking {
  language: string;
  t: Translate<keyof typeof nl>;
  /** The values of a field, as answered before or as just typed. */
  chosen: (field: string) => string[];
  towns: TownChoice[];
}
