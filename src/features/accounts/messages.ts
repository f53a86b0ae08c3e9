import { loadMessages } from '#core/i18n/messages.ts';
import type publicMessages from './messages/public.nl.json';
import type teamMessages from './messages/team.nl.json';

/** Translates the public messages of this feature. */
export const messagesIn = loadMessages<typeof publicMessages>('src/features/accounts/messages', 'public');

/** Translates the messages of this feature that only the team, and people with an account, read. */
export const teamMessagesIn = loadMessages<typeof teamMessages>('src/features/accounts/messages', 'team');
