import { addresses, type Visit } from '#core/http/request-context.ts';
import { checkIn, releaseSeats, undoCheckIn } from '../actions/checkIn.ts';
import { CheckInPage } from '../pages/team/checkIn.tsx';
import { seen, teamAddress } from './organise.tsx';

const PATH = '/organise/:edition{[0-9a-f-]{36}}';

async function show(visit: Visit, said?: { known: boolean; code: string }): Promise<Response> {
  const found = await seen(visit);
  if (!found) return visit.notThere();
  return visit.page(
    <CheckInPage
      reader={{ ...visit.reader, path: `/organise/${found.edition.id}/check-in` }}
      {...found}
      token={visit.token()}
      script={visit.reader.assets.checkIn ?? ''}
      said={said}
    />,
    said && !said.known ? 422 : 200,
  );
}

/** Who came, as a phone hears it. */
async function arrivals(visit: Visit): Promise<Response> {
  const found = await seen(visit);
  if (!found) return visit.notThere();
  const came = found.people.flatMap(({ members }) =>
    members.flatMap(({ code, cameAt }) => (cameAt ? [{ code, at: cameAt.toISOString() }] : [])),
  );
  return Response.json({ token: visit.token(), came }, { headers: { 'cache-control': 'no-store' } });
}

function readScans(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const checkInAddresses = addresses(
  teamAddress('/check-in', 'desk', 'check-in', (visit) => show(visit)),
  teamAddress('/check-in/list', 'desk', 'check-in', (visit) => arrivals(visit)),
  {
    method: 'post',
    path: `${PATH}/arrivals`,
    may: 'desk',
    does: checkIn,
    shows: 'check-in',
    answer: async (visit) => {
      const said = { edition: visit.param('edition'), scans: readScans(visit.form.one('scans')) };
      const done = await checkIn(visit.house, visit.actor, said);
      return done.ok ? arrivals(visit) : Response.json({ refusal: done.refusal }, { status: 422 });
    },
  },
  {
    method: 'post',
    path: `${PATH}/arrival`,
    may: 'desk',
    does: checkIn,
    shows: 'check-in',
    answer: async (visit) => {
      const typed = visit.form.one('code').trim().toUpperCase().replace(/\s/g, '');
      const code = /^[0-9A-Z]{8}$/.test(typed) ? `${typed.slice(0, 4)}-${typed.slice(4)}` : typed;
      const scans = [{ code, at: visit.house.now(), device: 'desk' }];
      const done = await checkIn(visit.house, visit.actor, { edition: visit.param('edition'), scans });
      return show(visit, { known: done.ok && done.value.known > 0, code });
    },
  },
  {
    method: 'post',
    path: `${PATH}/arrival-undone`,
    may: 'desk',
    does: undoCheckIn,
    answer: async (visit) => {
      const said = { edition: visit.param('edition'), code: visit.form.one('code') };
      await undoCheckIn(visit.house, visit.actor, said);
      return visit.go(`/organise/${said.edition}/check-in`);
    },
  },
  {
    method: 'post',
    path: `${PATH}/release`,
    may: 'desk',
    does: releaseSeats,
    answer: async (visit) => {
      await releaseSeats(visit.house, visit.actor, { edition: visit.param('edition') });
      return visit.go(`/organise/${visit.param('edition')}/check-in`);
    },
  },
);
