import { defineMessages, type TeamLanguage } from '#core/i18n/i18n.ts';
import ar from './ar.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

/** The sentences about lists that volunteers keep; in the languages of the team. */
export const speakSheets = defineMessages<typeof nl, TeamLanguage>({ nl, en, ar });
