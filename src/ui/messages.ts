import { loadMessages } from '#core/i18n/messages.ts';
import type publicMessages from './messages/public.nl.json';
import type teamMessages from './messages/team.nl.json';

/** Translates the messages of the layout and components. */
export const messagesIn = loadMessages<typeof publicMessages>('src/ui/messages', 'public');

/** Translates the messages of what only the desks of the team have. */
export const deskMessagesIn = loadMessages<typeof teamMessages>('src/ui/messages', 'team');
