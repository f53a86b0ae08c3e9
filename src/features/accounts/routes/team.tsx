import type { Duty } from '#core/access/actor.ts';
import { addresses } from '#core/http/request-context.ts';
import { mayTry } from '#core/rate-limit.ts';
import { memberOf } from '../member.ts';
import { TeamDoorPage } from '../pages/team.tsx';
import { OPEN_TRIES } from '../rules/times.ts';

const TWO_WEEKS = 14 * 86_400;

/** Where somebody's work is. */
const placeOf = (duties: readonly Duty[]): string =>
  duties.includes('desk') ? '/organise' : duties.includes('host') ? '/host' : '/inbox';

/** A link of the team opens after one tap: a mail scanner that merely looks at it opens nothing. */
export const teamAddresses = addresses(
  {
    method: 'get',
    path: '/team/:token',
    may: 'anyone',
    answer: async (visit) => {
      const token = visit.param('token');
      if (!(await mayTry(visit.house, 'team', visit.network, { network: OPEN_TRIES.network })))
        return visit.page(<TeamDoorPage reader={visit.reader} />, 429);
      const member = await memberOf(visit.house, token);
      const known = member.kind === 'team' ? { name: member.name, token } : undefined;
      return visit.page(
        <TeamDoorPage reader={visit.reader} form={visit.token()} known={known} />,
        known ? 200 : 404,
      );
    },
  },
  {
    method: 'post',
    path: '/team/keep',
    may: 'anyone',
    answer: async (visit) => {
      const token = visit.form.one('key');
      const member = await memberOf(visit.house, token);
      if (member.kind !== 'team') return visit.go('/team/unknown');
      visit.setCookie(token, TWO_WEEKS, 'team');
      return visit.go(placeOf(member.duties));
    },
  },
  {
    method: 'post',
    path: '/team/close/keep',
    may: 'anyone',
    answer: (visit) => {
      visit.setCookie('', 0, 'team');
      return visit.go('/');
    },
  },
);
