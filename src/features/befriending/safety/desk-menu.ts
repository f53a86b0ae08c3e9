import type { DeskMenuSource } from '#core/http/desk-menu.ts';
import { alwaysInMenu } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { TEAM_REPORTS_PATH } from '../model/paths.ts';
import { countWaitingReports } from './queries.ts';

/** Reports about organisations that bring people together, with how many wait. */
export const reportsDeskMenu: DeskMenuSource = async (tx, { actor, language }) =>
  actor.roles.includes('answerer')
    ? [
        alwaysInMenu(language, {
          path: TEAM_REPORTS_PATH,
          label: teamMessagesIn(language)('reports.title'),
          count: await countWaitingReports(tx),
        }),
      ]
    : [];
