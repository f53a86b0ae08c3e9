import { expect, test } from 'vitest';
import { fromAmsterdam } from '#core/time/amsterdam.ts';
import type { BreakOut, ProgrammeItem } from '../edition/types.ts';
import { testRegistration } from '../registrations/registration.testing.ts';
import type { Need, Registration } from '../registrations/types.ts';
import { consequencesOf } from './board-rules.ts';

const breakOut = (id: string, more: Partial<BreakOut> = {}): BreakOut => ({
  id,
  partId: 'round',
  number: 1,
  texts: {},
  hostName: '',
  hostOrganisationId: null,
  room: null,
  capacity: 25,
  minAttendees: 0,
  seatsTaken: 0,
  languages: ['nl'],
  interpreters: [],
  stepFree: true,
  cancelledAt: null,
  cancelReason: {},
  ...more,
});
const item: ProgrammeItem = {
  id: 'round',
  kind: 'break-outs',
  venueId: null,
  startsAt: fromAmsterdam('2027-01-14', 780),
  endsAt: fromAmsterdam('2027-01-14', 840),
  texts: {},
  cancelledAt: null,
  cancelReason: {},
  breakOuts: [
    breakOut('ground', { interpreters: ['ti'], minAttendees: 3 }),
    breakOut('upstairs', { stepFree: false }),
    breakOut('attic', { stepFree: null }),
  ],
};
const need = (kind: Need['kind'], detail = ''): Need => ({
  id: kind,
  member: null,
  kind,
  detail,
  state: 'asked',
  answer: null,
});
const party = (id: string, seat: string | null, more: Partial<Registration> = {}): Registration =>
  testRegistration(id, {
    seats: seat
      ? [{ partId: 'round', breakOutId: seat, how: 'draw', at: fromAmsterdam('2027-01-02', 0), reason: {} }]
      : [],
    ...more,
  });
const full = [party('x', 'ground'), party('y', 'ground'), party('z', 'ground')];

test('a move that breaks nothing asks nothing', () => {
  expect(consequencesOf(party('a', 'ground'), item, 'upstairs', full)).toEqual([]);
  expect(consequencesOf(party('a', null), item, 'ground', full)).toEqual([]);
});

test('an interpreter that is not there, and one who is left with nobody', () => {
  const aster = party('a', 'ground', { needs: [need('interpreter', 'ti')] });
  expect(consequencesOf(aster, item, 'upstairs', full)).toEqual([
    { kind: 'interpreter', languages: ['ti'] },
    { kind: 'interpreter-idle', languages: ['ti'] },
  ]);
  const bilal = party('b', 'ground', { needs: [need('interpreter', 'ti')] });
  expect(consequencesOf(aster, item, 'upstairs', [...full, bilal])).toEqual([
    { kind: 'interpreter', languages: ['ti'] },
  ]);
});

test('stairs for who asked for none; where nobody knows, it is said so', () => {
  const chava = party('c', 'ground', { needs: [need('step-free')] });
  expect(consequencesOf(chava, item, 'upstairs', full)).toEqual([{ kind: 'step-free' }]);
  expect(consequencesOf(chava, item, 'attic', full)).toEqual([{ kind: 'step-free-unknown' }]);
  // Who sits upstairs already loses nothing in the attic.
  const dawit = party('d', 'upstairs', { needs: [need('step-free')] });
  expect(consequencesOf(dawit, item, 'attic', full)).toEqual([]);
});

test('a family that registered one by one is named when it is split', () => {
  const elif = party('e', 'ground', { email: 'familie@voorbeeld.nl' });
  const cem = party('f', 'ground', { email: 'Familie+cem@voorbeeld.nl' });
  const other = party('g', 'upstairs', { email: 'familie@voorbeeld.nl' });
  expect(consequencesOf(elif, item, 'upstairs', [...full, elif, cem, other])).toEqual([
    { kind: 'group', ids: ['f'] },
  ]);
});

test('too few stay behind, or the host leaves', () => {
  expect(consequencesOf(party('a', 'ground'), item, null, full.slice(0, 2))).toEqual([
    { kind: 'too-few', left: 2, needed: 3 },
  ]);
  const host = party('h', 'ground', { hostsId: 'ground' });
  expect(consequencesOf(host, item, 'upstairs', full)).toEqual([{ kind: 'host' }]);
});
