import { loadMessages } from '#core/i18n/messages.ts';
import type publicMessages from './messages/public.nl.json';
import type teamMessages from './messages/team.nl.json';

/** Translates the public messages of this feature. */
export const messagesIn = loadMessages<typeof publicMessages>('src/features/home/messages', 'public');

/** Translates all messages of this feature, in the languages of the team. */
export const teamMessagesIn = loadMessages<typeof publicMessages & typeof teamMessages>(
  'src/features/home/messages',
  'public',
  'team',
);
