import { loadMessages } from '#core/i18n/messages.ts';
import type publicMessages from './messages/public.nl.json';
import type teamMessages from './messages/team.nl.json';

/** Translates the public messages of this feature. */
export const messagesIn = loadMessages<typeof publicMessages>('src/features/consents/messages', 'public');

/** Translates the messages of the pages of an initiative. */
export const teamMessagesIn = loadMessages<typeof teamMessages>('src/features/consents/messages', 'team');
