import { expect, test } from 'vitest';
import { matchFilters, readFilters } from '../../search/filters.ts';
import { listingFlaws, previewInitiative, toInitiativeRow, toListingForm } from '../model/rules.ts';
import { emptyListingForm, readListingForm } from './read-form.ts';

const TODAY = '2026-11-24';

test('who looks for room finds what was full until yesterday among what is uncertain, never among no', () => {
  const form = { ...emptyListingForm('nl'), name: 'Koor', room: 'full' as const, roomUntil: TODAY };
  const filters = readFilters(new URLSearchParams('room=1'));
  expect(matchFilters(previewInitiative(form, undefined, new Date('2026-11-24T22:30:00Z')), filters)).toBe(
    'no',
  );
  // Midnight is that of the Dutch clock.
  expect(matchFilters(previewInitiative(form, undefined, new Date('2026-11-24T23:30:00Z')), filters)).toBe(
    'unknown',
  );
});

test('in the form a number or a day alone says that there is room, or that it is full', () => {
  const read = (fields: Record<string, string>) =>
    readListingForm(
      (field) => fields[field] ?? '',
      () => [],
    ).room;
  expect([read({ placesFree: '3' }), read({ roomUntil: '2026-12-01' }), read({})]).toEqual([
    'room',
    'full',
    null,
  ]);
});

test('from above up to is named, for levels and for ages; one of the two alone is fine', () => {
  const flaws = (fields: object) =>
    listingFlaws({ ...emptyListingForm('nl'), ...fields }, undefined, TODAY).filter(
      (flaw) => flaw === 'level' || flaw === 'ages',
    );
  expect(flaws({ levelMin: 'b1', levelMax: 'a1' })).toEqual(['level']);
  expect(flaws({ levelMin: 'none', levelMax: 'none' })).toEqual([]);
  expect(flaws({ levelMax: 'a2', ageMin: 18 })).toEqual([]);
  expect(flaws({ ageMin: 65, ageMax: 18 })).toEqual(['ages']);
  expect(flaws({ ageMax: 200 })).toEqual(['ages']);
});

test('what an owner told of level, ages and room goes into the directory and back into the form', () => {
  const form = {
    ...emptyListingForm('nl'),
    name: 'Taalcafé',
    levelMin: 'a0' as const,
    levelMax: 'a2' as const,
    ageMin: 16,
    ageMax: 27,
    room: 'room' as const,
    placesFree: 4,
  };
  expect(toInitiativeRow(form, undefined)).toMatchObject({
    levelMin: 'a0',
    ageMax: 27,
    placesFree: 4,
    roomUntil: null,
  });
  const formAgain = toListingForm(previewInitiative(form, undefined, new Date('2026-11-24')));
  expect(formAgain).toMatchObject({ levelMin: 'a0', levelMax: 'a2', ageMin: 16, ageMax: 27, placesFree: 4 });
  const fitsLevel = (level: string) =>
    matchFilters(
      previewInitiative(form, undefined, new Date(0)),
      readFilters(new URLSearchParams({ level })),
    );
  expect([fitsLevel('a1'), fitsLevel('b2')]).toEqual(['yes', 'no']);
});

test('what a list said about times stays until its owner says other times', () => {
  const form = { ...emptyListingForm('nl'), name: 'Koor', summary: 'Zingen.' };
  const row = toInitiativeRow(form, undefined);
  const published = {
    ...row,
    id: 'x',
    organisation: { id: 'o', name: 'Koor' },
    confirmedAt: null,
    changedAt: new Date(),
    demo: false,
    times: [],
    texts: { nl: { name: 'Koor', summary: 'Zingen.', when: 'vrijdagmiddag' } },
  };
  expect(toInitiativeRow({ ...form, name: 'Koortje' }, undefined, published).texts.nl?.when).toBe(
    'vrijdagmiddag',
  );
  const times = [{ weekday: 5, from: '13:00', to: '15:00' }];
  expect(toInitiativeRow({ ...form, times }, undefined, published).texts.nl?.when).toBeUndefined();
});
