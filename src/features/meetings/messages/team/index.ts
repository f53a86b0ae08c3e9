import { defineMessages, type TeamLanguage } from '#core/i18n/i18n.ts';
import readersAr from '../ar.json' with { type: 'json' };
import readersEn from '../en.json' with { type: 'json' };
import readersNl from '../nl.json' with { type: 'json' };
import ar from './ar.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

/** All of this room's sentences, also those for whoever runs the house; in the languages of the team. */
export const messagesIn = defineMessages<typeof nl & typeof readersNl, TeamLanguage>({
  nl: { ...readersNl, ...nl },
  en: { ...readersEn, ...en },
  ar: { ...readersAr, ...ar },
});
