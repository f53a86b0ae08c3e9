import type { StaffMenuSource } from '#core/http/desk-menu.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { teamMessagesIn } from '../messages.ts';
import { CASEWORK_PATH } from '../model/paths.ts';
import { countLate, countViews } from './queries.ts';

/** The caseload in the menu of a municipality's desks, with what is late. Who only makes policy has no cases. */
export const caseloadMenu: StaffMenuSource = async (tx, { app, actor, language }) => {
  const { roles } = actor.tenant;
  if (!roles.includes('guide') && !roles.includes('lead')) return [];
  const t = teamMessagesIn(language);
  const counts = await countViews(tx, actor.account);
  return [
    {
      title: t('menu.cases'),
      entries: [
        {
          path: CASEWORK_PATH,
          label: t('caseload.title'),
          count: await countLate(tx, actor.account, amsterdamDate(app.now())),
        },
        { path: `${CASEWORK_PATH}/nobody`, label: t('caseload.view.nobody'), count: counts.nobody },
        { path: `${CASEWORK_PATH}/weeks`, label: t('weeks.title') },
        { path: `${CASEWORK_PATH}/calendar`, label: t('calendar.title') },
        { path: `${CASEWORK_PATH}/schools`, label: t('plan.schools.title') },
        ...(roles.includes('lead')
          ? [{ path: `${CASEWORK_PATH}/workload`, label: t('workload.title') }]
          : []),
      ],
    },
  ];
};
