import { loadMessages } from '#core/i18n/messages.ts';
import type publicMessages from './messages/public.nl.json';
import type teamMessages from './messages/team.nl.json';

/** Translates the messages of pages for everybody. */
export const messagesIn = loadMessages<typeof publicMessages>('src/features/befriending/messages', 'public');

/** Translates the messages of desks, with those of the public pages. */
export const teamMessagesIn = loadMessages<typeof teamMessages & typeof publicMessages>(
  'src/features/befriending/messages',
  'public',
  'team',
);
