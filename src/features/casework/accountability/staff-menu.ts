import { can } from '#core/access/actor.ts';
import type { StaffMenuSource } from '#core/http/desk-menu.ts';
import { teamMessagesIn } from '../messages.ts';
import { countAnnounced } from './retention-queries.ts';
import { LOOKS_PATH, REGISTER_PATH, RETENTION_PATH } from './rules.ts';
import { countAskedOfUs } from './transfer-queries.ts';
import { TRANSFERS_PATH } from './transfer-rules.ts';

/** What a lead has to account for, and what everybody may know: how the data of newcomers are used. */
export const accountabilityMenu: StaffMenuSource = async (tx, { actor, language }) => {
  const t = teamMessagesIn(language);
  const keepsFiles = can(actor, 'caseworker');
  const leads = actor.tenant.roles.includes('lead');
  return [
    {
      title: t('menu.accountability'),
      entries: [
        ...(leads
          ? [
              { path: LOOKS_PATH, label: t('looks.title') },
              { path: RETENTION_PATH, label: t('retention.title'), count: await countAnnounced(tx) },
            ]
          : []),
        ...(keepsFiles
          ? [
              {
                path: TRANSFERS_PATH,
                label: t('transfers.title'),
                count: await countAskedOfUs(tx, actor.tenant.id),
              },
            ]
          : []),
        { path: REGISTER_PATH, label: t('register.title') },
      ],
    },
  ];
};
