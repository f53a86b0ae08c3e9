import { can } from '#core/access/actor.ts';
import type { StaffMenuSource } from '#core/http/desk-menu.ts';
import { alwaysInMenu } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { STAFF_PATH } from './rules.ts';

/** Who is staff, for the lead; the own account, for everybody. */
export const staffMenu: StaffMenuSource = async (_, { actor, language }) => {
  const t = teamMessagesIn(language);
  return [
    alwaysInMenu(language, ...(can(actor, 'lead') ? [{ path: STAFF_PATH, label: t('staff.title') }] : []), {
      path: '/account/start',
      label: t('account.title'),
    }),
  ];
};
