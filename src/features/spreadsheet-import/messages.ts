import { loadMessages } from '#core/i18n/messages.ts';
import type teamMessages from './messages/team.nl.json';

/** Translates all messages of this feature, in the languages of the team. */
export const messagesIn = loadMessages<typeof teamMessages>(
  'src/features/spreadsheet-import/messages',
  'team',
);
