import { loadMessages } from '#core/i18n/messages.ts';
import type teamMessages from './messages/team.nl.json';

/** Translates the messages of the pages of guides. */
export const teamMessagesIn = loadMessages<typeof teamMessages>('src/features/guidance/messages', 'team');
