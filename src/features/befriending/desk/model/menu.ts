import { can, type Owner } from '#core/access/actor.ts';
import type { DeskMenuSection } from '#core/http/desk-menu.ts';
import { OWNER_PATH } from '#features/directory';
import { teamMessagesIn } from '../../messages.ts';
import { DESK_PATH, SETTINGS_PATH } from '../../model/paths.ts';
import { REACH_PATH } from './paths.ts';

/** What waits at the desk, by page. */
export interface DeskCounts {
  /** Cards that take part in the next round. */
  waiting: number;
}

/** The pages of the desk with what waits there, beside each of them; settings are for whoever owns the initiative. */
export function deskMenuOf(language: string, actor: Owner, counts: DeskCounts): DeskMenuSection[] {
  const t = teamMessagesIn(language);
  const isOwner = can(actor, 'owner');
  return [
    {
      title: t('desk.title'),
      entries: [
        { path: DESK_PATH, label: t('desk.cards.menu'), count: counts.waiting },
        { path: REACH_PATH, label: t('desk.reach.menu') },
        ...(isOwner ? [{ path: SETTINGS_PATH, label: t('desk.settings.menu') }] : []),
      ],
    },
    {
      title: t('desk.own'),
      entries: [
        isOwner
          ? { path: OWNER_PATH, label: t('desk.own.page') }
          : { path: '/account/start', label: t('desk.own.account') },
      ],
    },
  ];
}
