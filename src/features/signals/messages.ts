import { loadMessages } from '#core/i18n/messages.ts';
import type publicMessages from './messages/public.nl.json';
import type teamMessages from './messages/team.nl.json';

/** Translates the messages of the public page. */
export const messagesIn = loadMessages<typeof publicMessages>('src/features/signals/messages', 'public');

/** Translates the messages of who sends signals and of who makes policy, with those of the public page. */
export const teamMessagesIn = loadMessages<typeof teamMessages & typeof publicMessages>(
  'src/features/signals/messages',
  'public',
  'team',
);
