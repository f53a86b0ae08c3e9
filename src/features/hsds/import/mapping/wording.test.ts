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

test.each([
  ['Taalmaatjes', 'Je krijgt een vast maatje.', ['oneToOne']],
  ['Bijeenkomst', 'Begeleiding één-op-één bij jou thuis.', ['oneToOne', 'atHome']],
  ['Belmaatje', 'Een vrijwilliger belt je elke week.', ['oneToOne', 'telephone']],
  ['Telephone befriending', '', ['oneToOne', 'telephone']],
  ['Taalmaatjes', 'Ook oefenen we in kleine groepen.', ['group', 'oneToOne']],
  ['Bijeenkomst', 'We oefenen in een groep.', []],
  ['Bijeenkomst', 'Neem gerust een maatje mee.', []],
  ['Bijeenkomst', 'We komen niet bij mensen thuis.', []],
  ['Thuis in taal', 'Een cursus in het buurthuis.', []],
])('how one meets, from unmistakable words alone: %s, %s', (name, text, forms) => {
  expect(described(text, name).first.contactForms).toEqual(forms);
});

test('words never say that it is safe for minors: only its organisation does', () => {
  const { first } = described('Alle maatjes hebben een VOG. Coördinator: Joke Jansen.', 'Maatjes');
  expect(first).toMatchObject({ contactForms: ['oneToOne'], safeguards: [], coordinator: null });
});

test.each([
  ['Er is een tolk NGT aanwezig.', ['signLanguage'], ['dse']],
  ['Het is in Nederlandse Gebarentaal, met een schrijftolk.', ['signLanguage', 'written'], ['dse']],
  ['Een cursus Nederlandse Gebarentaal voor horenden', [], []],
  ['Geen gebarentolk aanwezig.', [], []],
  ['Wij helpen mensen aan een rolstoeltoegankelijke woning', [], []],
])('what there is for who hears or sees badly: %s', (text, access, signLanguages) => {
  expect(described(text).first).toMatchObject({ access, signLanguages });
});

test('a sign language among the languages is one; reading aloud and guide dogs stand with the place', () => {
  const { first, codes } = map({
    languages: [{ code: 'dse' }, { name: 'International Sign' }, { code: 'nl' }],
    ...at({
      latitude: 52,
      longitude: 5,
      accessibility: [{ description: 'Geleidehonden welkom. Grote letters.' }],
    }),
  });
  expect(codes).toEqual([]);
  expect(first).toMatchObject({
    languages: ['nl'],
    signLanguages: ['dse', 'ils'],
    access: ['largePrint', 'guideDog'],
  });
});

test('what to bring and the way there come from the fields for them', () => {
  const { first } = map({
    required_documents: [{ document: '<b>Legitimatie</b>' }],
    ...at({ latitude: 52, longitude: 5, transportation: 'Bus 3, halte <i>Kerk</i>' }),
  });
  expect(first.texts.nl).toMatchObject({ bring: 'Legitimatie', route: 'Bus 3, halte Kerk' });
});

test.each([
  ['18+', 18],
  ['Voor mensen van 18 jaar en ouder', 18],
  ['Vanaf 18 uur ben je welkom', null],
  ['Kinderen van 6-18', null],
])('who may come by their age, in words: %s', (eligibility_description, ageMin) => {
  expect(map({ minimum_age: null, eligibility_description }).first.ageMin).toBe(ageMin);
});

test.each([
  ['Wereldkoor', ['music']],
  ['Naaiatelier', ['create']],
  ['Stage lopen in de zorg', ['internship', 'health']],
  ['Open stage for everybody', []],
  ['Belmaatje', ['buddy']],
])('music, making, an internship and a buddy are told apart: %s', (name, goals) => {
  expect(described('', name).first.goals.toSorted()).toEqual(goals.toSorted());
});
