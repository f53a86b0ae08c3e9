import { expect, test } from 'vitest';
import type { Initiative } from '#features/directory/rules.ts';
import type { Story } from '#features/story/rules.ts';
import { UNKNOWN_INITIATIVE } from '../../../../test/support/initiatives.ts';
import { reasonItems } from '../reasons/reason-text.ts';
import { suggest } from './suggest.ts';
import { suggestOne } from './suggestion.ts';

/** A week that begins on a Monday. */
const WEEK = { from: '2026-11-30' };
const DEN_HAAG = { name: 'Den Haag', municipality: 'GM0518', lat: 52.07, lon: 4.3 };
const GRONINGEN = { name: 'Groningen', municipality: 'GM0014', lat: 53.22, lon: 6.57 };

let weekday = 0;
const place = (id: string, change: Partial<Initiative> = {}): Initiative => {
  weekday = (weekday % 7) + 1;
  return {
    ...UNKNOWN_INITIATIVE,
    id,
    texts: { nl: { name: id, summary: 'Elke week' } },
    goals: ['dutch'],
    levelMin: 'none',
    levelMax: 'b2',
    latinScript: false,
    languages: ['ar'],
    audience: 'everyone',
    childcare: true,
    costCents: 0,
    walkIn: true,
    contactForms: ['group'],
    room: 'room',
    town: DEN_HAAG.name,
    municipality: DEN_HAAG.municipality,
    lat: DEN_HAAG.lat,
    lon: DEN_HAAG.lon,
    times: [{ id: `${id} time`, weekday, startsAt: 600, endsAt: 690 }],
    ...change,
  };
};
const inGroningen = { lat: GRONINGEN.lat, lon: GRONINGEN.lon, town: GRONINGEN.name };
const world = (...initiatives: Initiative[]) => ({ initiatives });
const idsOf = (suggestions: { initiative: Initiative }[]): string[] =>
  suggestions.map(({ initiative: { id } }) => id).sort();
const adult: Story = {
  age: '27-64',
  languages: ['ar'],
  level: 'a1',
  goals: ['dutch'],
  company: ['mixed', 'women'],
  children: 'no',
  place: DEN_HAAG,
  travel: { modes: ['bicycle'], minutes: 30 },
};

test('who tells nothing gets open doors: free, for everyone, in a group, not late, the soonest first', () => {
  const { planned } = suggest(
    world(
      place('open'),
      place('with a price', { costCents: 300 }),
      place('sign up first', { walkIn: false }),
      place('for women', { audience: 'women' }),
      place('nobody knows for whom', { audience: null }),
      place('with one person', { contactForms: ['oneToOne'] }),
      place('from eighteen', { ageMin: 18 }),
      place('late', { times: [{ id: 'late', weekday: 1, startsAt: 1200, endsAt: 1320 }] }),
    ),
    { name: 'Lula' },
    [],
    WEEK,
  );
  expect(idsOf(planned)).toEqual(['open']);
});

test('two people go together where both can, and each where only one can; a caution about the second says so', () => {
  const couple: Story = {
    ...adult,
    second: { name: 'Petro', age: '27-64', languages: ['uk'], level: 'b1', company: ['mixed', 'men'] },
  };
  const { planned } = suggest(
    world(place('for all'), place('for women', { audience: 'women' }), place('for men', { audience: 'men' })),
    couple,
    [],
    WEEK,
  );
  expect(Object.fromEntries(planned.map(({ initiative, who }) => [initiative.id, who]))).toEqual({
    'for all': 'both',
    'for women': 'first',
    'for men': 'second',
  });
  const beginners = suggestOne(place('beginners', { levelMax: 'a2' }), couple);
  expect(beginners.who).toBe('both');
  const [caution] = beginners.cautions;
  expect(caution).toMatchObject({ key: 'level.poor', ofSecond: true });
  expect(reasonItems(beginners.cautions, 'en', 0)[0]?.text).toMatch(/^For the second person: /);
});

test('what is not safe for the son is for the mother alone', () => {
  const withSon: Story = { ...adult, second: { name: 'Elias', age: 'under16', company: ['mixed'] } };
  const buddy = place('buddy', { contactForms: ['oneToOne'] });
  expect(suggestOne(buddy, withSon)).toMatchObject({ who: 'first', standing: 'week' });
  expect(suggestOne(place('homework', { ageMin: 8, ageMax: 18 }), withSon)).toMatchObject({ who: 'second' });
});

test('where somebody is now and where they shall live are two weeks, and the second begins on that day', () => {
  const { planned, later } = suggest(
    world(place('here'), place('there', inGroningen)),
    { ...adult, moving: { place: GRONINGEN, from: '2027-01-15' } },
    [],
    WEEK,
  );
  expect(idsOf(planned)).toEqual(['here']);
  expect(idsOf(later?.planned ?? [])).toEqual(['there']);
  expect(later?.planned.every(({ date }) => date >= '2027-01-15')).toBe(true);
  expect(suggest(world(place('here')), adult, [], WEEK).later).toBeNull();
});

test('nothing near: that is said, with what one joins from home and the nearest in true kilometres', () => {
  const far = world(
    place('far', inGroningen),
    place('farther', { lat: 53.4, lon: 6.9 }),
    place('for men', { ...inGroningen, audience: 'men' }),
    place('screen', { online: true, lat: null, lon: null }),
  );
  const { nothingNear } = suggest(far, adult, [], WEEK);
  expect(idsOf(nothingNear?.online ?? [])).toEqual(['screen']);
  expect(nothingNear?.nearest.map(({ initiative }) => initiative.id)).toEqual(['far', 'farther']);
  expect(nothingNear?.nearest[0]?.kilometres).toBeCloseTo(199, -1);
  expect(suggest(world(place('near'), ...far.initiatives), adult, [], WEEK).nothingNear).toBeNull();
});

test('what somebody keeps stays, and the card says everything that is against it', () => {
  const kept = place('kept', { ...inGroningen, audience: 'men', ageMax: 20, room: 'full' });
  const choices = [{ initiative: 'kept', choice: 'pinned' as const, weeklyTime: null }];
  const { planned } = suggest(world(kept), adult, choices, WEEK);
  expect(planned[0]?.cautions.map(({ key }) => key)).toEqual([
    'age.cannot',
    'company.cannot',
    'travel.cannot',
    'room.full',
    'time.unknown',
  ]);
});

test('who told their age is not asked for it again: a boy of seventeen is told to ask there', () => {
  const boy: Story = { ...adult, age: '16-17', company: ['mixed'] };
  const { planned, apart } = suggest(world(place('nothing said', { contactForms: [] })), boy, [], WEEK);
  expect(planned).toEqual([]);
  expect(apart[0]?.reason).toMatchObject({ key: 'safety.ask', question: undefined });
  const untold = suggest(
    world(place('from eighteen', { ageMin: 18 })),
    { ...adult, age: undefined },
    [],
    WEEK,
  );
  expect(untold.apart[0]).toMatchObject({ question: 'age', reason: { key: 'age.unknown', question: 'age' } });
});

test('a gift in own words, in any language, finds who looks for it', () => {
  const kitchen = place('kitchen', { goals: ['food'], giftsWanted: ['cook'] });
  const cook: Story = { ...adult, goals: ['food'], give: { gifts: [], words: 'أحب الطبخ' } };
  const { planned } = suggest(world(kitchen), cook, [], WEEK);
  expect(planned[0]?.reasons.find(({ criterion }) => criterion === 'give')).toMatchObject({
    gifts: ['cook'],
  });
});
