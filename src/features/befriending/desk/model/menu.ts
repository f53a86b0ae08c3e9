import { can, type Owner } from '#core/access/actor.ts';
import type { DeskMenuSection } from '#core/http/desk-menu.ts';
import { OWNER_PATH } from '#features/directory';
import { teamMessagesIn } from '../../messages.ts';
import { DESK_PATH, REPORTS_DESK_PATH, SETTINGS_PATH } from '../../model/paths.ts';
import { DESK_FIGURES_PATH, DESK_LETTERS_PATH, PAIRS_DESK_PATH, REACH_PATH, ROUNDS_PATH } from './paths.ts';

/** What waits at the desk, by page. */
export interface DeskCounts {
  /** Cards that take part in the next round. */
  waiting: number;
  /** Pairs that meet now. */
  pairs: number;
  /** Organisations that asked to share people. */
  neighbours: number;
  /** Reports that nobody looked at. */
  reports: number;
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
        { path: PAIRS_DESK_PATH, label: t('desk.pairs.menu'), count: counts.pairs },
        { path: ROUNDS_PATH, label: t('desk.rounds.menu') },
        { path: REACH_PATH, label: t('desk.reach.menu'), count: counts.neighbours },
        { path: REPORTS_DESK_PATH, label: t('desk.reports.menu'), count: counts.reports },
        { path: DESK_FIGURES_PATH, label: t('desk.figures.menu') },
        { path: DESK_LETTERS_PATH, label: t('desk.letters.menu') },
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
