import type { Purpose } from '#core/access/actor.ts';
import { isFor } from '#core/access/actor.ts';
import { type Address, addresses, type Visit } from '#core/http/request-context.ts';
import { settleNeed } from '../actions/needs.ts';
import { proposeSeats, publishSeats, seatByHand } from '../actions/seat.ts';
import { DeskPage } from '../pages/team/desk.tsx';
import { NeedsDeskPage } from '../pages/team/needsDesk.tsx';
import { OrganisePage } from '../pages/team/organise.tsx';
import { SeatsPage } from '../pages/team/seats.tsx';
import { csvOf } from '../rules/csv.ts';
import { numbersOf } from '../rules/numbers.ts';
import { phaseOf } from '../rules/when.ts';
import { allEditions, findEdition } from '../store/editions.ts';
import { signUpsOf } from '../store/signUps.ts';
import type { Edition, SignUp } from '../types.ts';

const ID = ':edition{[0-9a-f-]{36}}';

/** The edition and everybody in it, for a member of the team whose link is for it; they can read that somebody looked. */
export async function seen(visit: Visit): Promise<{ edition: Edition; people: SignUp[] } | undefined> {
  const id = visit.param('edition');
  if (!isFor(visit.member(), id)) return undefined;
  return visit.oversee(id, async (tx) => {
    const edition = await findEdition(tx, { id });
    return edition && { edition, people: await signUpsOf(tx, id) };
  });
}

/** An address of the team below one edition. */
export const teamAddress = (
  path: string,
  may: 'organiser' | 'desk',
  shows: Purpose,
  answer: (visit: Visit, found: { edition: Edition; people: SignUp[] }) => Response | Promise<Response>,
): Address => ({
  method: 'get',
  path: `/organise/${ID}${path}`,
  may,
  shows,
  answer: async (visit) => {
    const found = await seen(visit);
    return found ? answer(visit, found) : visit.notThere();
  },
});

async function showSeats(visit: Visit, refusal?: 'full' | 'not-proposed' | 'published'): Promise<Response> {
  const found = await seen(visit);
  if (!found) return visit.notThere();
  const path = `/organise/${found.edition.id}/seats`;
  return visit.page(
    <SeatsPage reader={{ ...visit.reader, path }} {...found} token={visit.token()} refusal={refusal} />,
    refusal ? 409 : 200,
  );
}

const back = (visit: Visit, path: string) => visit.go(`/organise/${visit.param('edition')}${path}`);
const SHOWN = ['full', 'not-proposed', 'published'] as const;
const shown = (refusal: string) => SHOWN.find((known) => known === refusal);

export const organiseAddresses = addresses(
  {
    method: 'get',
    path: '/organise',
    may: 'desk',
    shows: 'organising',
    answer: async (visit) => {
      const member = visit.member();
      const all = await visit.oversee(member.key, allEditions);
      const editions = all.filter(({ id }) => isFor(member, id));
      const { name, duties } = member;
      return visit.page(
        <OrganisePage reader={visit.reader} {...{ name, duties, editions }} token={visit.token()} />,
      );
    },
  },
  teamAddress('', 'desk', 'organising', (visit, { edition, people }) =>
    visit.page(
      <DeskPage
        reader={visit.reader}
        edition={edition}
        phase={phaseOf(edition, visit.house.now())}
        numbers={numbersOf(edition, people)}
        duties={visit.member().duties}
      />,
    ),
  ),
  teamAddress('/seats', 'organiser', 'organising', (visit) => showSeats(visit)),
  teamAddress('/needs', 'organiser', 'organising', (visit, found) =>
    visit.page(<NeedsDeskPage reader={visit.reader} {...found} token={visit.token()} />),
  ),
  teamAddress(
    '/people.csv',
    'organiser',
    'organising',
    (_, { edition, people }) =>
      new Response(csvOf(edition, people), {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="aanmeldingen.csv"',
        },
      }),
  ),
  {
    method: 'post',
    path: `/organise/${ID}/proposal`,
    may: 'organiser',
    does: proposeSeats,
    shows: 'organising',
    answer: async (visit) => {
      const done = await proposeSeats(visit.house, visit.actor, { edition: visit.param('edition') });
      return done.ok ? back(visit, '/seats') : showSeats(visit, shown(done.refusal));
    },
  },
  {
    method: 'post',
    path: `/organise/${ID}/publication`,
    may: 'organiser',
    does: publishSeats,
    shows: 'organising',
    answer: async (visit) => {
      const done = await publishSeats(visit.house, visit.actor, { edition: visit.param('edition') });
      return done.ok ? back(visit, '/seats') : showSeats(visit, shown(done.refusal));
    },
  },
  {
    method: 'post',
    path: `/organise/${ID}/seat`,
    may: 'organiser',
    does: seatByHand,
    shows: 'organising',
    answer: async (visit) => {
      const done = await seatByHand(visit.house, visit.actor, {
        edition: visit.param('edition'),
        signUp: visit.form.one('signUp'),
        part: visit.form.one('part'),
        breakOut: visit.form.one('host') || visit.form.one('to') || null,
        host: visit.form.one('host') !== '',
      });
      return done.ok ? back(visit, '/seats') : showSeats(visit, shown(done.refusal));
    },
  },
  {
    method: 'post',
    path: `/organise/${ID}/need`,
    may: 'organiser',
    does: settleNeed,
    answer: async (visit) => {
      const need = visit.form.one('need');
      await settleNeed(visit.house, visit.actor, {
        edition: visit.param('edition'),
        signUp: visit.form.one('signUp'),
        need,
        state: visit.form.one('state'),
        answer: visit.form.one(`answer-${need}`),
      });
      return back(visit, `/needs#n${need}`);
    },
  },
);
