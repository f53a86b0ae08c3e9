import { directoryTeamMessagesIn } from '#features/directory';
import { messagesIn } from '../messages.ts';

/** The way up from the pages of one list. */
export const importCrumbs = (language: string): { href: string; label: string }[] => [
  { href: `/${language}/organise`, label: directoryTeamMessagesIn(language)('listings.back') },
  { href: `/${language}/spreadsheets`, label: messagesIn(language)('sheet.title') },
];
