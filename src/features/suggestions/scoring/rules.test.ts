import { expect, test } from 'vitest';
import { CANNOT, FITS, POOR, UNKNOWN } from '#algorithms/scoring';
import type { Initiative } from '#features/directory/rules.ts';
import type { Story } from '#features/story/rules.ts';
import { UNKNOWN_INITIATIVE } from '../../../../test/support/initiatives.ts';
import { ageVerdict } from './age.ts';
import { companyVerdict, isApartByCompany } from './company.ts';
import { contactVerdict } from './contact.ts';
import { fitFunction } from './fit.ts';
import { fitOne } from './fit-story.ts';
import { possibleTimes } from './free-time.ts';
import { factsOf } from './initiative-facts.ts';
import { safetyVerdict } from './safety.ts';
import { quickestTravel } from './travel.ts';

const place = (change: Partial<Initiative> = {}): Initiative => ({
  ...UNKNOWN_INITIATIVE,
  id: 'taalcafe',
  goals: ['dutch'],
  latinScript: false,
  languages: ['ar'],
  audience: 'everyone',
  costCents: 0,
  walkIn: true,
  contactForms: ['group'],
  room: 'room',
  times: [{ id: 'monday', weekday: 1, startsAt: 600, endsAt: 720 }],
  ...change,
});
const said = (name: string, summary = ''): Partial<Initiative> => ({ texts: { nl: { name, summary } } });
const at = (startsAt: number, endsAt: number): Partial<Initiative> => ({
  times: [{ id: 'tuesday', weekday: 2, startsAt, endsAt }],
});
const safe: Partial<Initiative> = { safeguards: ['certificate', 'coordinator'], coordinator: 'Ria' };

test.each<[string, Story, Partial<Initiative>, number, boolean]>([
  ['untold, for women', {}, { audience: 'women' }, UNKNOWN, true],
  ['untold, for everyone', {}, {}, FITS, false],
  ['untold, nobody knows', {}, { audience: null }, UNKNOWN, false],
  ['untold, mothers by its words', {}, { audience: null, ...said('Koffie voor moeders') }, UNKNOWN, true],
  ['untold, fathers by its words', {}, { audience: null, ...said('Vaders koken') }, UNKNOWN, true],
  ['untold, mothers and fathers', {}, { audience: null, ...said('Moeders en vaders') }, UNKNOWN, false],
  ['untold, the mother tongue', {}, { audience: null, ...said('Les in je moedertaal') }, UNKNOWN, false],
  [
    'untold, in Arabic words',
    {},
    { audience: null, texts: { ar: { name: 'مقهى للنساء', summary: '' } } },
    UNKNOWN,
    true,
  ],
  ['only mixed, for women', { company: ['mixed'] }, { audience: 'women' }, CANNOT, false],
  ['only women, for everyone', { company: ['women'] }, {}, CANNOT, false],
  ['only women, nobody knows', { company: ['women'] }, { audience: null }, UNKNOWN, true],
  [
    'only women, by its words for women: that lets nobody in',
    { company: ['women'] },
    { audience: null, ...said('Vrouwenontbijt') },
    UNKNOWN,
    true,
  ],
  ['mixed, nobody knows', { company: ['mixed'] }, { audience: null }, UNKNOWN, false],
])('for whom: %s', (_, story, change, verdict, apart) => {
  expect(companyVerdict(place(change), story)).toBe(verdict);
  expect(isApartByCompany(place(change), story)).toBe(apart);
});

test.each<[string, Story, Partial<Initiative>, number]>([
  ['a band inside the limits', { age: '27-64' }, { ageMin: 18 }, FITS],
  ['a band outside them', { age: '16-17' }, { ageMin: 18 }, CANNOT],
  ['a part of the band', { age: '27-64' }, { ageMin: 55 }, UNKNOWN],
  ['old enough for sure', { age: '65plus' }, { ageMin: 55 }, FITS],
  ['no age told, for adults', {}, { ageMin: 18 }, UNKNOWN],
  ['no age told, for who is six or older', {}, { ageMin: 6 }, FITS],
  ['no age told, no limits', {}, {}, FITS],
  ['an upper limit of a hundred is none', { age: '65plus' }, { ageMax: 100 }, FITS],
  [
    'for children, who looks for the family',
    { age: '27-64', goals: ['family'] },
    { ageMin: 6, ageMax: 12 },
    POOR,
  ],
  ['for children, who does not', { age: '27-64', goals: ['dutch'] }, { ageMin: 6, ageMax: 12 }, CANNOT],
  ['for children, a child of that age', { age: 'under16' }, { ageMin: 6, ageMax: 15 }, FITS],
  ['55 and older by its words, at fifty', { age: '27-64' }, said('Gym voor 55-plussers'), UNKNOWN],
  ['55 and older by its words, at twenty: asks', { age: '18-26' }, said('Gym voor 55+'), UNKNOWN],
  ['for parents, who looks for the family', { age: '27-64', goals: ['family'] }, { goals: ['family'] }, FITS],
  ['for parents, who wants to move', { age: '27-64', goals: ['move'] }, { goals: ['family', 'move'] }, POOR],
  ['for parents, nothing told', { age: '27-64' }, { goals: ['family'] }, UNKNOWN],
])('age: %s', (_, story, change, verdict) => {
  expect(ageVerdict(place(change), story)).toBe(verdict);
});

const oneToOne: Partial<Initiative> = { contactForms: ['oneToOne'] };
const unknownContact: Partial<Initiative> = { contactForms: [] };
test.each<[string, Story, Partial<Initiative>, number]>([
  ['a grown-up with a buddy', { age: '27-64' }, oneToOne, FITS],
  ['no age told, with a buddy', {}, oneToOne, UNKNOWN],
  ['seventeen, with a buddy', { age: '16-17' }, { ...oneToOne, ageMin: 16 }, CANNOT],
  ['seventeen, with a buddy and safeguards', { age: '16-17' }, { ...oneToOne, ...safe }, FITS],
  [
    'a coordinator without a name is none',
    { age: '16-17' },
    { ...oneToOne, ...safe, coordinator: null },
    CANNOT,
  ],
  [
    'a certificate alone is not enough',
    { age: '16-17' },
    { ...oneToOne, safeguards: ['certificate'] },
    CANNOT,
  ],
  [
    'two adults and certificates',
    { age: 'under16' },
    { ...oneToOne, safeguards: ['certificate', 'twoAdults'] },
    FITS,
  ],
  ['no age told, a buddy by its words', {}, { ...unknownContact, ...said('Taalmaatje aan huis') }, UNKNOWN],
  [
    'no age told, a telephone by its words',
    {},
    { ...unknownContact, ...said('We bellen elke week') },
    UNKNOWN,
  ],
  [
    'no age told, learning the telephone',
    {},
    { ...unknownContact, ...said('Je telefoon leren kennen') },
    FITS,
  ],
  ['no age told, the goal is a buddy', {}, { ...unknownContact, goals: ['buddy'] }, UNKNOWN],
  ['no age told, in a group whatever its words', {}, said('Maatjes zoeken maatjes'), FITS],
  ['no age told, late', {}, at(1200, 1290), UNKNOWN],
  ['no age told, until nine', {}, at(1170, 1260), FITS],
  ['grown up, late', { age: '18-26' }, at(1200, 1290), FITS],
  ['seventeen, late', { age: '16-17' }, { ...at(1200, 1290), ageMin: 16 }, CANNOT],
  ['seventeen, until nine where its ages say so', { age: '16-17' }, { ...at(1170, 1260), ageMin: 16 }, FITS],
  ['seventeen, a group by day', { age: '16-17' }, {}, FITS],
  ['seventeen, a group in the evening: asks', { age: '16-17' }, at(1170, 1260), UNKNOWN],
  ['seventeen, a group of men: asks', { age: '16-17' }, { audience: 'men' }, UNKNOWN],
  ['seventeen, nothing said: asks', { age: '16-17' }, unknownContact, UNKNOWN],
  ['fourteen, a group by day: asks', { age: 'under16' }, {}, UNKNOWN],
  ['fourteen, where families come', { age: 'under16' }, { goals: ['family'] }, FITS],
  ['fourteen, football for his age', { age: 'under16' }, { ...unknownContact, ageMin: 6, ageMax: 15 }, FITS],
  ['fourteen, after eight', { age: 'under16' }, { ...at(1140, 1230), ageMin: 12, ageMax: 18 }, CANNOT],
  [
    'fourteen, a coach by its words: asks',
    { age: 'under16' },
    { ...unknownContact, ...said('Onze coach leert je boksen'), ageMin: 10, ageMax: 18 },
    UNKNOWN,
  ],
])('safe: %s', (_, story, change, verdict) => {
  expect(safetyVerdict(place(change), story)).toBe(verdict);
});

const hearsBadly: Story = { access: { needs: ['hearing'], signLanguages: [] } };
const telephone: Partial<Initiative> = { contactForms: ['telephone', 'oneToOne'] };
test.each<[string, Story, Partial<Initiative>, number]>([
  ['by telephone, hears badly', hearsBadly, telephone, CANNOT],
  ['by telephone, has none', { reach: ['none'] }, telephone, CANNOT],
  ['by telephone, messages only', { reach: ['message'] }, telephone, POOR],
  ['by telephone, likes to call', { reach: ['call', 'message'] }, telephone, FITS],
  ['by telephone or in a group, hears badly', hearsBadly, { contactForms: ['telephone', 'group'] }, FITS],
  ['a choir, hears badly', hearsBadly, { ...said('Wereldkoor'), goals: ['music'] }, CANNOT],
  ['a choir with a loop, hears badly', hearsBadly, { ...said('Wereldkoor'), access: ['hearing'] }, FITS],
  ['drums, deaf, wants music', { ...hearsBadly, goals: ['music'] }, { goals: ['music'] }, FITS],
  ['drums, deaf, wants people', { ...hearsBadly, goals: ['people'] }, { goals: ['music', 'people'] }, CANNOT],
  ['from home, has no telephone', { reach: ['none'] }, { online: true }, UNKNOWN],
  ['from home', {}, { online: true }, POOR],
  ['for deaf people, nothing told', {}, said('Dove vrouwen breien'), UNKNOWN],
  ['for deaf and hearing', {}, said('Gebarencafé', 'Doof of horend, iedereen leert'), FITS],
])('how one meets: %s', (_, story, change, verdict) => {
  expect(contactVerdict(place(change), story)).toBe(verdict);
});

test('a choir of before music was a goal serves music; somebody alone with you is a buddy; a first job an internship', () => {
  expect(factsOf(place({ goals: ['create'], ...said('Zingen in zes talen') })).goals).toContain('music');
  expect(factsOf(place({ goals: ['create'] })).goals).not.toContain('music');
  expect(factsOf(place({ goals: ['people'], contactForms: ['oneToOne'] })).goals).toContain('buddy');
  expect(factsOf(place({ goals: ['people'] })).goals).not.toContain('buddy');
  expect(factsOf(place({ goals: ['work'], ...said('Eerste werkervaring') })).goals).toContain('internship');
});

test('free by the clock: from ten to two holds what lies within, also across a free part of the day', () => {
  const story: Story = { age: '27-64', time: { cells: [], spans: [{ weekday: 2, from: 600, until: 840 }] } };
  expect(possibleTimes(place(at(600, 720)), story)).toHaveLength(1);
  expect(possibleTimes(place(at(570, 690)), story)).toHaveLength(0);
  expect(possibleTimes(place(at(810, 870)), story)).toHaveLength(0);
  const more: Story = {
    age: '27-64',
    time: { cells: ['tue-afternoon'], spans: [{ weekday: 2, from: 600, until: 720 }] },
  };
  expect(possibleTimes(place(at(660, 900)), more)).toHaveLength(1);
  const varies: Story = { age: '27-64', time: { cells: [], varies: true } };
  expect(possibleTimes(place(at(0, 60)), varies)).toHaveLength(1);
  expect(fitOne(place(at(570, 690)), story).score).toBe(-1);
  expect(fitOne(place(at(600, 720)), story).score).toBeGreaterThan(0);
});

test('the minutes on a card never contradict the limit, and nobody is sent farther than half as far again', () => {
  const home = { name: 'Den Haag', municipality: null, lat: 52.07, lon: 4.3 };
  for (let step = 0; step < 400; step++) {
    const there = place({ lat: 52.07, lon: 4.3 + step / 1000 });
    for (const limit of [15, 20, 30, 45, 60]) {
      const story: Story = { place: home, travel: { modes: ['walk', 'transit'], minutes: limit } };
      const shown = quickestTravel(there, story)?.minutes ?? Number.NaN;
      const { score, verdicts } = fitOne(there, story);
      const verdict = (verdicts >>> 8) & 3;
      if (verdict === FITS) expect(shown).toBeLessThanOrEqual(limit);
      else expect(shown).toBeGreaterThan(limit);
      if (verdict === POOR) expect(shown).toBeLessThanOrEqual(limit * 1.5);
      if (score >= 0) expect(shown).toBeLessThanOrEqual(limit * 1.5);
    }
  }
});

test('what somebody needs leads: a far place with signs comes before a near one of which nobody knows', () => {
  const deaf: Story = {
    age: '27-64',
    goals: ['dutch'],
    place: { name: 'Den Haag', municipality: null, lat: 52.07, lon: 4.3 },
    access: { needs: ['signLanguage'], signLanguages: ['dse'] },
  };
  const fitOf = (change: Partial<Initiative>) => {
    const { score, verdicts } = fitOne(place(change), deaf);
    return fitFunction(deaf)(score, verdicts);
  };
  const near = fitOf({});
  const far = fitOf({ lat: 52.16, lon: 4.5, signLanguages: ['dse'] });
  const otherSigns = fitOf({ signLanguages: ['tsm'] });
  expect(far).toBeGreaterThan(near);
  expect(otherSigns).toBeGreaterThan(near);
  expect(fitOf({ signLanguages: ['dse'] })).toBeGreaterThan(otherSigns);
  expect(fitOf({ accessLacks: ['signLanguage'] })).toBe(-1);
});
