import { loadMessages } from '#core/i18n/messages.ts';
import type publicMessages from './messages/public.nl.json';

/** Names of goals, levels, languages and audiences in the reader's language: `vocabularyIn('ar')('goal.people')`. */
export const vocabularyIn = loadMessages<typeof publicMessages>('src/features/vocabulary/messages', 'public');
