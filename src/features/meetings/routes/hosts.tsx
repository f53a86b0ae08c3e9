import { isFor } from '#core/access/actor.ts';
import { addresses, type Visit } from '#core/http/request-context.ts';
import { giveTeamKey, linkToken, takeTeamKey, teamKeys } from '#features/accounts';
import { layTables } from '../actions/outcomes.ts';
import { HostListPage } from '../pages/team/hostList.tsx';
import { HostsPage } from '../pages/team/hosts.tsx';
import { qrOf } from '../qr.ts';
import { breakOutsOf } from '../rules/when.ts';
import { findEdition } from '../store/editions.ts';
import { sittingIn } from '../store/hosts.ts';
import { tablesOf } from '../store/outcomes.ts';

const PATH = '/organise/:edition{[0-9a-f-]{36}}';

async function show(visit: Visit, made?: string): Promise<Response> {
  const id = visit.param('edition');
  if (!isFor(visit.member(), id)) return visit.notThere();
  const { house } = visit;
  const found = await visit.oversee(id, async (tx) => ({
    edition: await findEdition(tx, { id }),
    laid: await tablesOf(tx, id),
    keys: await teamKeys(tx, house.now()),
  }));
  const { edition } = found;
  if (!edition) return visit.notThere();
  const places = new Set([id, ...breakOutsOf(edition).map((one) => one.id)]);
  const tables = found.laid.map((breakOutId) => {
    const url = `${house.publicUrl}/${visit.language}/table/${linkToken(house, 'table', breakOutId)}`;
    return { breakOutId, url, svg: qrOf(url) };
  });
  return visit.page(
    <HostsPage
      reader={{ ...visit.reader, path: `/organise/${id}/hosts` }}
      edition={edition}
      tables={tables}
      keys={found.keys.filter(({ scope }) => scope !== null && places.has(scope))}
      token={visit.token()}
      made={made}
      over={house.now() >= edition.startsAt}
    />,
  );
}

export const hostAddresses = addresses(
  {
    method: 'get',
    path: `${PATH}/hosts`,
    may: 'organiser',
    shows: 'organising',
    answer: (visit) => show(visit),
  },
  {
    method: 'post',
    path: `${PATH}/tables`,
    may: 'organiser',
    does: layTables,
    answer: async (visit) => {
      await layTables(visit.house, visit.actor, { edition: visit.param('edition') });
      return visit.go(`/organise/${visit.param('edition')}/hosts`);
    },
  },
  {
    method: 'post',
    path: `${PATH}/key`,
    may: 'organiser',
    does: giveTeamKey,
    shows: 'organising',
    answer: async (visit) => {
      const id = visit.param('edition');
      const duty = visit.form.one('duty');
      const host = duty !== 'desk' && duty !== 'organiser';
      const given = await giveTeamKey(visit.house, visit.actor, {
        name: visit.form.one('name'),
        duties: host ? ['host'] : duty === 'organiser' ? ['organiser', 'desk'] : ['desk'],
        scope: host ? duty : id,
        within: id,
        days: 120,
      });
      return show(
        visit,
        given.ok ? `${visit.house.publicUrl}/${visit.language}/team/${given.value}` : undefined,
      );
    },
  },
  {
    method: 'post',
    path: `${PATH}/key-taken`,
    may: 'organiser',
    does: takeTeamKey,
    answer: async (visit) => {
      await takeTeamKey(visit.house, visit.actor, { key: visit.form.one('key') });
      return visit.go(`/organise/${visit.param('edition')}/hosts`);
    },
  },
  {
    method: 'get',
    path: '/host',
    may: 'host',
    shows: 'hosting',
    answer: async (visit) => {
      const { scope } = visit.member();
      if (!scope) return visit.notThere();
      const found = await visit.oversee(scope, (tx) => sittingIn(tx, scope));
      return found ? visit.page(<HostListPage reader={visit.reader} {...found} />) : visit.notThere();
    },
  },
);
