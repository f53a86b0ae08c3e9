import type { StaffMenuSource } from '#core/http/desk-menu.ts';
import { teamMessagesIn } from '../messages.ts';
import { countWaiting } from './queries.ts';
import { OFFLINE_PATH, TABLETS_PATH } from './rules.ts';

/** The intake on a tablet in the menu of a municipality's desks, with on how many tablets something waits. */
export const tabletMenu: StaffMenuSource = async (tx, { actor, language }) => {
  const { roles } = actor.tenant;
  if (!roles.includes('guide') && !roles.includes('lead')) return [];
  const t = teamMessagesIn(language);
  const count = await countWaiting(tx, roles.includes('lead') ? null : actor.account);
  return [
    {
      title: t('menu.cases'),
      entries: [
        { path: OFFLINE_PATH, label: t('offline.title') },
        { path: TABLETS_PATH, label: t('offline.tablets'), count: count || undefined },
      ],
    },
  ];
};
