import type { StaffMenuSource } from '#core/http/desk-menu.ts';
import { teamMessagesIn } from '../messages.ts';
import { countAnnounced } from './retention-queries.ts';
import { LOOKS_PATH, RETENTION_PATH } from './rules.ts';

/** What a lead has to account for. */
export const accountabilityMenu: StaffMenuSource = async (tx, { actor, language }) => {
  const t = teamMessagesIn(language);
  if (!actor.tenant.roles.includes('lead')) return [];
  return [
    {
      title: t('menu.accountability'),
      entries: [
        { path: LOOKS_PATH, label: t('looks.title') },
        { path: RETENTION_PATH, label: t('retention.title'), count: await countAnnounced(tx) },
      ],
    },
  ];
};
