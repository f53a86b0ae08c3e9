import { loadMessages } from '#core/i18n/messages.ts';
import type publicMessages from './messages/public.nl.json';
import type teamMessages from './messages/team.nl.json';

/** Translates the messages of the pages of guides. */
export const teamMessagesIn = loadMessages<typeof teamMessages>('src/features/guidance/messages', 'team');

/** Translates the messages of pages of newcomers. */
export const messagesIn = loadMessages<typeof publicMessages>('src/features/guidance/messages', 'public');
