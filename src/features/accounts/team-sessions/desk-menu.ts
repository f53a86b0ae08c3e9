import type { DeskMenuSource } from '#core/http/desk-menu.ts';
import { alwaysInMenu } from '#ui';
import { teamMessagesIn } from '../messages.ts';

/** The devices on which a member of the team is signed in, and the way to close one. */
export const teamSessionDeskMenu: DeskMenuSource = async (_, { language }) => [
  alwaysInMenu(language, { path: '/team/sessions', label: teamMessagesIn(language)('sessions.menu') }),
];
