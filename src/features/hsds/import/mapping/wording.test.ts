import { expect, test } from 'vitest';
import type { IssueCode } from '../../schema/issues.ts';
import { sampleService } from '../../schema/sample-records.testing.ts';
import type { RawRecord } from '../../schema/values.ts';
import { mapService } from './service.ts';

const context = { today: '2026-11-24', findTown: () => ({ town: 'Delft', municipality: 'GM0503' }) };

function map(more: RawRecord = {}) {
  const codes: IssueCode[] = [];
  const mapped = mapService(sampleService(1, more), context, (code) => void codes.push(code));
  if (!mapped.ok) throw new Error(mapped.refusal);
  const [first] = mapped.value;
  if (!first) throw new Error('no initiative');
  return { codes, first, all: mapped.value };
}

const at = (location: RawRecord) => ({
  service_at_locations: [{ id: 'sal', location: { id: 'loc', location_type: 'physical', ...location } }],
});
const described = (description: string, name = 'Bijeenkomst') =>
  map({ name, description, fees_description: null });

test.each([
  ['Alleen voor vrouwen.', 'women'],
  ['Women only', 'women'],
  ['Voor mannen en vrouwen van alle leeftijden', 'everyone'],
  ['Iedereen is welkom', 'everyone'],
  ['Wij hebben veel vrouwen in de groep.', null],
  ['Een groep waarin mensen elkaar ontmoeten', null],
])('who it is for, from clear words alone: %s', (text, audience) => {
  expect(described(text).first.audience).toBe(audience);
});

test('words that contradict each other say nothing, and the report says so', () => {
  expect(described('Women only. Men only.')).toMatchObject({
    codes: ['contradiction'],
    first: { audience: null },
  });
});

test.each([
  ['Er is kinderopvang aanwezig.', true],
  ['Er is geen kinderopvang.', false],
  ['Childcare is provided', true],
  ['Wij organiseren activiteiten voor de kinderopvang in de wijk', null],
  ['Voor medewerkers in de kinderopvang', null],
])('childcare: %s', (text, childcare) => {
  expect(described(text).first.childcare).toBe(childcare);
});

test.each([
  ['Nederlandse les, niveau A1 tot B1', 'a1', 'b1'],
  ['Taalles niveau A2', 'a2', 'a2'],
  ['Conversatie vanaf B1 in het Nederlands', 'b1', null],
  ['Taalcafé tot en met A2', null, 'a2'],
  ['Taalles op A4 papier langs de A2', null, null],
  ['Fietsen langs de A1', null, null],
])('Dutch level: %s', (text, levelMin, levelMax) => {
  expect(described(text).first).toMatchObject({ levelMin, levelMax });
});

test('beginners of Dutch are at most A1; beginners on a bicycle are not', () => {
  expect(map({ name: 'Nederlands voor beginners' }).first).toMatchObject({ levelMin: null, levelMax: 'a1' });
  expect(map({ name: 'Fietsles voor beginners' }).first).toMatchObject({ levelMax: null });
});

test.each([
  ['Zomertaallessen', '', ['dutch']],
  ['Samen koken', '', ['food']],
  ['Naaiatelier', '', ['create']],
  ['Bijeenkomst', 'Hulp bij formulieren en brieven lezen', ['letters']],
  ['Bijeenkomst', 'Wij zitten naast de school en de sportzaal', []],
  ['Bijeenkomst', '', []],
  ['Computer course', 'Learn Dutch and digital skills', ['dutch', 'digital']],
])('what one can come for: %s', (name, text, goals) => {
  expect(described(text, name).first.goals).toEqual(goals);
});

test('a term of a taxonomy tells the goal too', () => {
  expect(
    map({
      name: 'Bijeenkomst',
      description: null,
      attributes: [{ taxonomy_term: { name: 'Employment' } }, { taxonomy_term: null }],
    }).first.goals,
  ).toEqual(['work']);
});

test('what a place has and has not, from what it says about itself', () => {
  const place = (description: string) =>
    map(at({ latitude: 52, longitude: 5, accessibility: [{ description }] })).first;
  expect(place('Rolstoeltoegankelijk, ringleiding aanwezig')).toMatchObject({
    access: ['stepFree', 'hearing'],
    accessLacks: [],
  });
  expect(place('Niet rolstoeltoegankelijk')).toMatchObject({ access: [], accessLacks: ['stepFree'] });
  expect(place('No wheelchair access. Accessible toilet.')).toMatchObject({
    access: ['toilet'],
    accessLacks: ['stepFree'],
  });
  expect(place('Vraag het ons')).toMatchObject({ access: [], accessLacks: [] });
});
