import type { StaffMenuSource } from '#core/http/desk-menu.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { alwaysInMenu } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { POLICY_BOTTLENECKS_PATH } from '../../model/paths.ts';
import { listBottlenecks } from '../model/queries.ts';
import { standingOf } from '../model/standing.ts';

/** Bottlenecks, for who makes policy, with how many wait for an answer or are late. */
export const bottlenecksMenu: StaffMenuSource = async (tx, { app, actor, language }) => {
  if (!actor.tenant.roles.includes('policy')) return [];
  const today = amsterdamDate(app.now());
  const waiting = (await listBottlenecks(tx, { tenant: actor.tenant.id }))
    .map((bottleneck) => standingOf(bottleneck, today))
    .filter(({ state, isOverdue }) => state === 'waiting' || isOverdue);
  return [
    alwaysInMenu(language, {
      path: POLICY_BOTTLENECKS_PATH,
      label: teamMessagesIn(language)('answers.title'),
      count: waiting.length,
    }),
  ];
};
