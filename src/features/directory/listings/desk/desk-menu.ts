import type { DeskMenuSource } from '#core/http/desk-menu.ts';
import { alwaysInMenu } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { countListings } from '../model/queries.ts';

/** The initiatives, with how many wait until somebody of the team looks at them. */
export const directoryDeskMenu: DeskMenuSource = async (tx, { actor, language }) =>
  actor.roles.includes('organiser') && actor.scope === null
    ? [
        alwaysInMenu(language, {
          path: '/listings',
          label: teamMessagesIn(language)('desk.initiatives'),
          count: await countListings(tx, 'waiting'),
        }),
      ]
    : [];
