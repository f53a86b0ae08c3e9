import { loadMessages } from '#core/i18n/messages.ts';
import type publicMessages from './messages/public.nl.json';
import type teamMessages from './messages/team.nl.json';

/** Translates the messages of the desks of a municipality. */
export const teamMessagesIn = loadMessages<typeof teamMessages>('src/features/casework/messages', 'team');

/** Translates the messages of pages of newcomers. */
export const messagesIn = loadMessages<typeof publicMessages>('src/features/casework/messages', 'public');
