import { isFor } from '#core/access/actor.ts';
import { newOnce } from '#core/http/csrf.ts';
import { addresses, type Visit } from '#core/http/request-context.ts';
import { minutesOf } from '#core/i18n/i18n.ts';
import { hashToken, linkToken } from '#features/accounts';
import { leaveShift, makeShift, removeShift, takeShift } from '../actions/shifts.ts';
import { ShiftsPage } from '../pages/public/shifts.tsx';
import { ShiftsDeskPage } from '../pages/team/shifts.tsx';
import { qrOf } from '../qr.ts';
import { findEdition } from '../store/editions.ts';
import { callByLink, shiftsOf } from '../store/shifts.ts';

const PATH = '/organise/:edition{[0-9a-f-]{36}}';

async function showDesk(visit: Visit, refusal = false): Promise<Response> {
  const id = visit.param('edition');
  if (!isFor(visit.member(), id)) return visit.notThere();
  const { edition, shifts } = await visit.oversee(id, async (tx) => ({
    edition: await findEdition(tx, { id }),
    shifts: await shiftsOf(tx, id),
  }));
  if (!edition) return visit.notThere();
  const url = `${visit.house.publicUrl}/${visit.language}/hands/${linkToken(visit.house, 'hands', id)}`;
  const reader = { ...visit.reader, path: `/organise/${id}/shifts` };
  const call = { url, svg: qrOf(url) };
  return visit.page(
    <ShiftsDeskPage reader={reader} {...{ edition, shifts, call, refusal }} token={visit.token()} />,
    refusal ? 422 : 200,
  );
}

async function showCall(visit: Visit, refusal?: 'full' | 'no-name'): Promise<Response> {
  const link = visit.param('link');
  const found = await visit.browse(async (tx) => {
    const id = await callByLink(tx, hashToken(link));
    const edition = id && (await findEdition(tx, { id }));
    return edition ? { edition, shifts: await shiftsOf(tx, edition.id) } : undefined;
  });
  if (!found) return visit.notThere();
  const once = newOnce();
  return visit.page(
    <ShiftsPage
      reader={visit.reader}
      {...found}
      token={visit.token()}
      once={once}
      link={link}
      refusal={refusal}
    />,
    refusal ? 409 : 200,
  );
}

/** Hands for the day. */
export const shiftAddresses = addresses(
  {
    method: 'get',
    path: `${PATH}/shifts`,
    may: 'organiser',
    shows: 'organising',
    answer: (visit) => showDesk(visit),
  },
  {
    method: 'post',
    path: `${PATH}/shift`,
    may: 'organiser',
    does: makeShift,
    shows: 'organising',
    answer: async (visit) => {
      const { one } = visit.form;
      const edition = visit.param('edition');
      const times = { from: minutesOf(one('from')), to: minutesOf(one('to')) };
      const said = { edition, name: one('name'), wanted: Number(one('wanted')), ...times };
      const made = await makeShift(visit.house, visit.actor, said);
      return made.ok ? visit.go(`/organise/${edition}/shifts`) : showDesk(visit, true);
    },
  },
  {
    method: 'post',
    path: `${PATH}/shift-removed`,
    may: 'organiser',
    does: removeShift,
    answer: async (visit) => {
      const edition = visit.param('edition');
      await removeShift(visit.house, visit.actor, { edition, shift: visit.form.one('shift') });
      return visit.go(`/organise/${edition}/shifts`);
    },
  },
  { method: 'get', path: '/hands/:link', may: 'anyone', answer: (visit) => showCall(visit) },
  {
    method: 'post',
    path: '/hands/:link',
    may: 'anyone',
    does: takeShift,
    answer: async (visit) => {
      const { one } = visit.form;
      const said = {
        link: visit.param('link'),
        once: one('once'),
        shift: one('shift'),
        firstName: one('firstName'),
      };
      const taken = await takeShift(visit.house, visit.actor, said);
      if (taken.ok) return visit.go(`/hands/${said.link}`);
      return taken.refusal === 'not-there'
        ? visit.notThere()
        : showCall(visit, taken.refusal === 'full' ? 'full' : 'no-name');
    },
  },
  {
    method: 'post',
    path: '/hands/:link/leave',
    may: 'anyone',
    does: leaveShift,
    answer: async (visit) => {
      const said = { link: visit.param('link'), hand: visit.form.one('hand') };
      await leaveShift(visit.house, visit.actor, said);
      return visit.go(`/hands/${said.link}`);
    },
  },
);
