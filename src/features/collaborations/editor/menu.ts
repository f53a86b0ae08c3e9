import type { StaffMenuSource } from '#core/http/desk-menu.ts';
import { alwaysInMenu } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { POLICY_COLLABORATIONS_PATH } from '../model/paths.ts';

/** Collaborations, in the menu of who makes policy. */
export const collaborationsMenu: StaffMenuSource = async (_tx, { actor, language }) =>
  actor.tenant.roles.includes('policy')
    ? [
        alwaysInMenu(language, {
          path: POLICY_COLLABORATIONS_PATH,
          label: teamMessagesIn(language)('desk.title'),
        }),
      ]
    : [];
