import type { DeskMenuSource } from '#core/http/desk-menu.ts';
import { alwaysInMenu } from '#ui';
import { messagesIn } from '../messages.ts';

/** Lists that are brought in. */
export const spreadsheetDeskMenu: DeskMenuSource = async (_, { actor, language }) =>
  actor.roles.includes('organiser')
    ? [alwaysInMenu(language, { path: '/spreadsheets', label: messagesIn(language)('desk.lists') })]
    : [];
