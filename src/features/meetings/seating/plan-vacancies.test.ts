import { expect, test } from 'vitest';
import { fromAmsterdam } from '#core/time/amsterdam.ts';
import type { BreakOut, Edition, ProgrammeItem } from '../edition/types.ts';
import { testRegistration } from '../registrations/registration.testing.ts';
import type { Attendee, Registration, Seat } from '../registrations/types.ts';
import { planVacancies } from './plan-vacancies.ts';

const STARTS_AT = fromAmsterdam('2027-01-14', 15 * 60);
const WEEK_BEFORE = fromAmsterdam('2027-01-07', 10 * 60);
const EVENING_BEFORE = fromAmsterdam('2027-01-13', 20 * 60);
const DURING = fromAmsterdam('2027-01-14', 15 * 60 + 30);

const breakOut = (id: string, capacity: number): BreakOut => ({
  id,
  partId: 'round',
  number: 1,
  texts: {},
  hostName: 'Hanna',
  hostOrganisationId: null,
  room: null,
  capacity,
  minAttendees: 0,
  seatsTaken: 0,
  languages: ['nl'],
  interpreters: [],
  stepFree: true,
  cancelledAt: null,
  cancelReason: {},
});

const item: ProgrammeItem = {
  id: 'round',
  kind: 'break-outs',
  venueId: null,
  startsAt: STARTS_AT,
  endsAt: fromAmsterdam('2027-01-14', 16 * 60),
  texts: {},
  cancelledAt: null,
  cancelReason: {},
  breakOuts: [breakOut('music', 1), breakOut('work', 3)],
};

const edition: Edition = {
  id: 'edition',
  slug: 'van-onderop',
  series: { id: 'series', slug: 'series', texts: {} },
  texts: {},
  state: 'published',
  startsAt: STARTS_AT,
  endsAt: fromAmsterdam('2027-01-14', 17 * 60),
  wishesUntil: fromAmsterdam('2027-01-04', 0),
  capacity: null,
  languages: [],
  seating: 'published',
  seed: '',
  sequence: 0,
  changedAt: WEEK_BEFORE,
  movedAt: null,
  cancelReason: {},
  demo: false,
  counts: null,
  venues: [],
  parts: [item],
};

const attendee = (id: string, cameAt: Date | null = null): Attendee => ({
  id,
  firstName: id,
  code: id,
  cameAt,
  photoOk: false,
});

const seatIn = (breakOutId: string, how: Seat['how'] = 'draw'): Seat => ({
  partId: 'round',
  breakOutId,
  how,
  at: fromAmsterdam('2027-01-05', 0),
  reason: {},
});

/** Waits for `breakOutId` since an hour of 6 January. */
const waitingFor = (breakOutId: string, hour: number) => ({
  partId: 'round',
  breakOutId,
  joinedAt: fromAmsterdam('2027-01-06', hour * 60),
});

/** Wishes music first and work second; may be moved without asking. */
const registration = (id: string, more: Partial<Registration> = {}): Registration =>
  testRegistration(id, {
    anyOther: false,
    members: [attendee(id)],
    wishes: { round: ['music', 'work'] },
    ...more,
  });

/** Who moves where and who is offered what. */
function plan(registrations: Registration[], now = WEEK_BEFORE) {
  const { moves, offers } = planVacancies({ edition, item, registrations, now });
  return {
    moves: moves.map(({ registration: { id }, seat, waitlist }) => [id, seat.breakOutId, waitlist]),
    offers: offers.map(({ registration: { id }, breakOutId }) => [id, breakOutId]),
  };
}

test('whoever has no seat and waits gets what is free, goes on waiting for what they prefer, and reads which wish it is', () => {
  const aster = registration('aster', { seats: [seatIn('music')] });
  const bilal = registration('bilal', { queue: [waitingFor('music', 9), waitingFor('work', 9)] });
  const { moves } = planVacancies({ edition, item, registrations: [aster, bilal], now: WEEK_BEFORE });
  expect(moves).toEqual([
    {
      registration: bilal,
      seat: { partId: 'round', breakOutId: 'work', how: 'moved', reason: { wish: 2 } },
      waitlist: ['music'],
    },
  ]);
});

test('of two who like it better, whoever waits longest moves up', () => {
  const people = [
    registration('aster', { seats: [seatIn('work')], queue: [waitingFor('music', 11)] }),
    registration('bilal', { seats: [seatIn('work')], queue: [waitingFor('music', 9)] }),
  ];
  expect(plan(people)).toEqual({ moves: [['bilal', 'music', []]], offers: [] });
});

test('whoever wants to be asked first gets one offer, for four hours of daytime', () => {
  const aster = registration('aster', {
    moveUp: false,
    seats: [seatIn('work')],
    queue: [waitingFor('music', 9)],
  });
  const { moves, offers } = planVacancies({ edition, item, registrations: [aster], now: WEEK_BEFORE });
  expect(moves).toEqual([]);
  expect(offers).toEqual([
    { registration: aster, breakOutId: 'music', endsAt: fromAmsterdam('2027-01-07', 14 * 60) },
  ]);
});

test('an open offer holds its seat, and whoever has one gets no second', () => {
  const offers = [{ partId: 'round', breakOutId: 'music', endsAt: fromAmsterdam('2027-01-07', 14 * 60) }];
  const people = [
    registration('aster', {
      moveUp: false,
      seats: [seatIn('work')],
      queue: [waitingFor('music', 9)],
      offers,
    }),
    registration('bilal', { seats: [seatIn('work')], queue: [waitingFor('music', 10)] }),
  ];
  expect(plan(people)).toEqual({ moves: [], offers: [] });
});

test('whoever was seated by hand, or moved less than a day ago, is left where they are', () => {
  const byHand = registration('aster', {
    seats: [seatIn('work', 'organiser')],
    queue: [waitingFor('music', 9)],
  });
  const moved = registration('bilal', {
    seats: [{ ...seatIn('work', 'moved'), at: fromAmsterdam('2027-01-07', 0) }],
    queue: [waitingFor('music', 9)],
  });
  expect(plan([byHand, moved])).toEqual({ moves: [], offers: [] });
});

test('on the last day nobody who sits is moved or asked; whoever has nothing still gets a free seat', () => {
  const people = [
    registration('aster', { seats: [seatIn('work')], queue: [waitingFor('music', 9)] }),
    registration('bilal', { moveUp: false, seats: [seatIn('work')], queue: [waitingFor('music', 9)] }),
    registration('chava', { queue: [waitingFor('music', 10), waitingFor('work', 10)] }),
  ];
  expect(plan(people, EVENING_BEFORE)).toEqual({ moves: [['chava', 'music', []]], offers: [] });
});

test('once it has begun, a free seat is for somebody who is there', () => {
  const queue = [waitingFor('music', 9)];
  const people = [
    registration('aster', { queue }),
    registration('bilal', { queue: [waitingFor('music', 10)], members: [attendee('bilal', DURING)] }),
  ];
  expect(plan(people, DURING).moves).toEqual([['bilal', 'music', []]]);
});

test('hosts take no seat, and whoever waits for nothing is not seated unasked', () => {
  const people = [
    registration('hanna', { hostsId: 'music', queue: [waitingFor('music', 9)] }),
    registration('aster', {}),
  ];
  expect(plan(people)).toEqual({ moves: [], offers: [] });
});
