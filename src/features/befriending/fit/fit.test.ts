import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { WEEK_CELLS } from '#features/story/rules.ts';
import type { Answers } from '../model/answers.ts';
import type { MeetingReason } from '../model/rules.ts';
import { cardWith, randomAgent, randomAnswers } from './agents.testing.ts';
import { ReasonList, reasonText } from './ReasonList.tsx';
import { type Agent, fitOf, formOf, mayMeet, reasonsOf } from './rules.ts';

const SELAM: Answers = {
  likes: ['walking', 'coffee'],
  learn: ['dutch'],
  show: ['cooking'],
  ratherNot: ['dogs', 'crowds'],
  languages: ['ti', 'en'],
  cells: ['tue-morning'],
  place: { name: 'Den Haag', municipality: '0518', lat: 52.08, lon: 4.3 },
  rangeKm: 5,
  widerKm: false,
  company: ['women'],
  age: '27-64',
  children: true,
  howOften: 'weekly',
  howLong: 'hour',
};
const ANNA: Answers = {
  ...SELAM,
  learn: ['cooking'],
  show: ['dutch', 'letters'],
  ratherNot: ['dogs'],
  languages: ['nl', 'en'],
  cells: ['tue-morning', 'thu-evening'],
  company: ['women', 'mixed'],
  children: false,
};
const newcomer = (change: Partial<Answers> = {}, card: Parameters<typeof cardWith>[1] = {}): Agent => ({
  card: cardWith('newcomer', card),
  members: [{ ...SELAM, ...change }],
});
const resident = (change: Partial<Answers> = {}, card: Parameters<typeof cardWith>[1] = {}): Agent => ({
  card: cardWith('resident', card),
  members: [{ ...ANNA, ...change }],
});
const circle = (...changes: Partial<Answers>[]): Agent => ({
  card: cardWith('resident', { party: 'circle', circleName: 'De Laan', forms: ['circle'] }),
  members: changes.map((change) => ({ ...ANNA, ...change })),
});

test('Selam and Anna meet as a pair, with reasons that are true of both', () => {
  expect(mayMeet(newcomer(), resident())).toBeNull();
  expect(formOf(newcomer(), resident())).toBe('pair');
  expect(reasonsOf(newcomer(), resident())).toEqual([
    { reason: 'time', codes: ['tue-morning'] },
    { reason: 'likes', codes: ['walking', 'coffee'] },
    { reason: 'teaches', codes: ['cooking', 'dutch'] },
    { reason: 'rather-not', codes: ['dogs'] },
    { reason: 'languages', codes: ['en'] },
    { reason: 'near', codes: [] },
    { reason: 'rhythm', codes: [] },
  ]);
});

test('each hard rule keeps two people apart on its own', () => {
  const far = { place: { ...ANNA.place, lat: 52.16 } };
  expect(mayMeet(newcomer(), resident({ languages: ['nl'] }))).toBe('language');
  expect(mayMeet(newcomer(), resident({ cells: ['thu-evening'] }))).toBe('hours');
  expect(mayMeet(newcomer(), resident({ company: ['men', 'mixed'] }))).toBe('company');
  expect(mayMeet(newcomer({}, { forms: ['once'] }), resident())).toBe('forms');
  // Nine kilometres: within ten of the one, not within five of the other. The stricter side counts.
  expect(mayMeet(newcomer({ rangeKm: 10 }), resident(far))).toBe('distance');
  expect(mayMeet(newcomer({ rangeKm: 10 }), resident({ ...far, rangeKm: 10 }))).toBeNull();
  expect(mayMeet(newcomer({ rangeKm: 10 }), resident({ ...far, widerKm: true }))).toBeNull();
  expect(mayMeet(newcomer({ rangeKm: 10 }), resident({ ...far, widerKm: true }), { wider: false })).toBe(
    'distance',
  );
});

test('Rojin, 17, meets people of her age or a circle, and never one adult alone', () => {
  const rojin = newcomer({ age: '16-17' }, { forms: ['pair', 'circle'] });
  expect(mayMeet(rojin, resident())).toBe('minors');
  expect(mayMeet(resident({}, { side: 'newcomer' }), { ...resident({ age: '16-17' }) })).toBe('minors');
  expect(mayMeet(rojin, resident({ age: '16-17' }))).toBeNull();
  expect(mayMeet(rojin, circle({}, {}, {}))).toBeNull();
});

test('a circle meets as a circle, in the hours that all have, and every member has a veto', () => {
  const wishes = newcomer({}, { forms: ['pair', 'circle'] });
  const neighbours = circle({}, { cells: ['tue-morning'] }, { ratherNot: ['dogs', 'smoking'] });
  expect(formOf(wishes, neighbours)).toBe('circle');
  expect(reasonsOf(wishes, neighbours)).toContainEqual({ reason: 'time', codes: ['tue-morning'] });
  expect(mayMeet(newcomer(), neighbours)).toBe('forms');
  expect(mayMeet(wishes, circle({}, {}, { cells: ['thu-evening'] }))).toBe('hours');
  expect(mayMeet(wishes, circle({}, {}, { company: ['mixed'] }))).toBe('company');
  expect(mayMeet(wishes, circle({}, {}, { rangeKm: 2, place: { ...ANNA.place, lat: 52.11 } }))).toBe(
    'distance',
  );
});

test('of a circle in which one smokes nobody reads that all would rather have no smoke', () => {
  const wishes = newcomer({ ratherNot: ['smoking'] }, { forms: ['circle'] });
  const withoutSmoke = { ratherNot: ['smoking' as const] };
  expect(reasonsOf(wishes, circle(withoutSmoke, withoutSmoke, {})).map(({ reason }) => reason)).not.toContain(
    'rather-not',
  );
  expect(reasonsOf(wishes, circle(withoutSmoke, withoutSmoke, withoutSmoke))).toContainEqual({
    reason: 'rather-not',
    codes: ['smoking'],
  });
});

test('what both rather not have counts most, and what one likes and the other would rather not do counts against it', () => {
  const plain = { likes: ['music' as const], learn: [], show: [], ratherNot: [] };
  const base = fitOf(newcomer({ ...plain, likes: ['games'] }), resident(plain)).score;
  const gain = (mine: Partial<Answers>, theirs: Partial<Answers>) =>
    fitOf(newcomer({ ...plain, likes: ['games'], ...mine }), resident({ ...plain, ...theirs })).score - base;
  const dislikes = gain({ ratherNot: ['dogs', 'noise', 'late'] }, { ratherNot: ['dogs', 'noise', 'late'] });
  const teaching = gain({ learn: ['dutch', 'letters'] }, { show: ['dutch', 'letters'] });
  const likes = gain(
    { likes: ['games', 'music', 'city', 'work'] },
    { likes: ['games', 'music', 'city', 'work'] },
  );
  expect(dislikes).toBeGreaterThan(teaching + 100);
  expect(dislikes).toBeGreaterThan(likes + 100);
  expect(gain({ ratherNot: ['dogs', 'music'] }, { ratherNot: ['dogs'] })).toBeLessThan(
    gain({ ratherNot: ['dogs'] }, { ratherNot: ['dogs'] }),
  );
});

const pairOfAgents = fc.tuple(randomAgent('newcomer'), randomAgent('resident'));

test('the hard rules and the reasons are the same seen from either side', () => {
  fc.assert(
    fc.property(pairOfAgents, ([one, other]) => {
      expect(mayMeet(one, other)).toBe(mayMeet(other, one));
      expect(reasonsOf(one, other)).toEqual(reasonsOf(other, one));
      expect(formOf(one, other)).toBe(formOf(other, one));
    }),
  );
});

test('D2: more free time never lowers a score, on either side, and never turns a yes into a no', () => {
  let met = 0;
  fc.assert(
    fc.property(pairOfAgents, fc.subarray([...WEEK_CELLS]), fc.nat(4), ([one, other], added, nth) => {
      const more: Agent = {
        ...other,
        members: other.members.map((answers, at) =>
          at === nth % other.members.length
            ? { ...answers, cells: [...new Set([...answers.cells, ...added])] }
            : answers,
        ),
      };
      if (mayMeet(one, other) === null) {
        met++;
        expect(mayMeet(one, more)).toBeNull();
      }
      expect(fitOf(one, more).score).toBeGreaterThanOrEqual(fitOf(one, other).score);
      expect(fitOf(more, one).score).toBeGreaterThanOrEqual(fitOf(other, one).score);
      expect(fitOf(one, more).level).toBeLessThanOrEqual(fitOf(one, other).level);
    }),
    { numRuns: 300 },
  );
  expect(met).toBeGreaterThan(10);
});

test('every score is within the scale, and a card is as content as its least content person', () => {
  fc.assert(
    fc.property(
      randomAgent('newcomer'),
      fc.array(randomAnswers, { minLength: 3, maxLength: 4 }),
      (one, members) => {
        const whole: Agent = { card: cardWith('resident', { party: 'circle' }), members };
        const { score, level } = fitOf(whole, one);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1_000);
        expect(level).toBeGreaterThanOrEqual(0);
        expect(level).toBeLessThan(20);
        for (const answers of members)
          expect(score).toBeLessThanOrEqual(
            // In the hours of the circle: alone somebody may have more.
            fitOf({ card: whole.card, members: [{ ...answers, cells: [...WEEK_CELLS] }] }, one).score,
          );
      },
    ),
  );
});

test('each reason is a whole sentence in all twelve languages, with the words filled in', () => {
  const all: MeetingReason[] = [
    { reason: 'time', codes: ['tue-evening'] },
    { reason: 'likes', codes: ['walking'] },
    { reason: 'teaches', codes: ['dutch'] },
    { reason: 'rather-not', codes: ['dogs', 'games'] },
    { reason: 'languages', codes: ['ti', 'en'] },
    { reason: 'near', codes: [] },
    { reason: 'children', codes: [] },
    { reason: 'rhythm', codes: [] },
  ];
  for (const { code } of interfaceLanguages) {
    const texts = all.map((reason) => reasonText(reason, code));
    expect(new Set(texts).size, code).toBe(all.length);
    for (const text of texts) expect(text, code).not.toMatch(/[{}]|undefined|tue-evening/);
  }
  const nl = (reason: MeetingReason) => reasonText(reason, 'nl').replaceAll(/[\u2066-\u2069]/g, '');
  expect(nl({ reason: 'time', codes: ['tue-evening'] })).toBe(
    'Jullie hebben op dezelfde momenten tijd: dinsdag avond',
  );
  expect(nl({ reason: 'rather-not', codes: ['dogs', 'games'] })).toBe(
    'Dit hebben jullie allebei liever niet: Honden, Spelletjes',
  );
  const html = renderToString(ReasonList({ language: 'nl', reasons: all }));
  const chip = (picture: string, word: string) =>
    expect(html).toMatch(new RegExp(`<li>${picture}<span>[\\u2066-\\u2069]?${word}`));
  chip('<svg[^>]*>.*?</svg>', 'Wandelen');
  chip('<svg[^>]*>.*?</svg>', 'Honden');
  chip('<svg[^>]*>.*?</svg>', 'dinsdag avond');
  expect(html).toContain('Jullie wonen dicht bij elkaar');
});
