import type { Translate } from '#core/i18n/messages.ts';
import type nl from '../messages/public.nl.json';
import type { TownChoice } from './place.ts';

/** The props of the part of a question page that differs per question. */
export interface QuestionBodyProps {
  language: string;
  t: Translate<keyof typeof nl>;
  /** The values of a field, as answered before or as just typed. */
  valuesOf: (field: string) => string[];
  /** The day on which the page is shown, on the Dutch calendar: YYYY-MM-DD. */
  today: string;
  /** The towns that a typed name may mean. */
  towns: TownChoice[];
}
