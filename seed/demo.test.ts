import { expect, test } from 'vitest';
import {
  ACCESS_FEATURES,
  AUDIENCES,
  AVAILABILITIES,
  GOALS,
  LEVELS,
  SPOKEN_LANGUAGES,
} from '#features/vocabulary/rules.ts';
import { demoSet } from './demo.ts';
import { kilometres, towns } from './places.testing.ts';

const { organisations, initiatives } = demoSet();
/** Of the numbers that Ofcom keeps for drama (01632 960000 to 960999); the Netherlands keep none. */
const FICTION_PHONE = /^\+44 1632 960\d{3}$/;

test('there are at least 80 initiatives of at least 45 organisations, each known once', () => {
  expect(initiatives.length).toBeGreaterThanOrEqual(80);
  expect(organisations.length).toBeGreaterThanOrEqual(45);
  expect(new Set(initiatives.map(({ id }) => id)).size).toBe(initiatives.length);
  expect(new Set(organisations.map(({ id }) => id)).size).toBe(organisations.length);
  const offering = new Set(initiatives.map(({ organisation }) => organisation));
  expect(organisations.filter(({ id }) => !offering.delete(id)).map(({ id }) => id)).toEqual([]);
  expect([...offering]).toEqual([]);
});

test('every text is there in Dutch and English, short, and no two are the same', () => {
  const summaries: string[] = [];
  for (const { id, texts } of initiatives) {
    for (const language of ['nl', 'en'])
      expect(texts[language]?.description, `${id} ${language}`).toBeTruthy();
    for (const [language, { name, summary }] of Object.entries(texts)) {
      expect(name && summary, `${id} ${language}`).toBeTruthy();
      expect(summary.length, `${id} ${language}`).toBeLessThanOrEqual(160);
      summaries.push(summary);
    }
  }
  expect(new Set(summaries).size).toBe(summaries.length);
});

test('a third can be read in Arabic', () => {
  const arabic = initiatives.flatMap(({ texts }) => texts.ar ?? []);
  for (const { summary } of arabic) expect(summary).toMatch(/\p{Script=Arabic}/u);
  expect(arabic.length * 3).toBeGreaterThanOrEqual(initiatives.length);
});

test('only words of the vocabulary are used, and nothing contradicts itself', () => {
  for (const it of initiatives) {
    expect(it.goals.every((goal) => GOALS.includes(goal)) && it.goals.length > 0, it.id).toBe(true);
    expect(
      it.languages.every((code) => SPOKEN_LANGUAGES.includes(code)),
      it.id,
    ).toBe(true);
    expect(
      [...it.access, ...it.accessLacks].every((code) => ACCESS_FEATURES.includes(code)),
      it.id,
    ).toBe(true);
    expect(it.audience === null || AUDIENCES.includes(it.audience), it.id).toBe(true);
    expect(it.room === null || AVAILABILITIES.includes(it.room), it.id).toBe(true);
    if (it.levelMin && it.levelMax)
      expect(LEVELS.indexOf(it.levelMin), it.id).toBeLessThanOrEqual(LEVELS.indexOf(it.levelMax));
    for (const { weekday, startsAt, endsAt } of it.times) {
      expect(
        weekday >= 1 && weekday <= 7 && startsAt >= 360 && endsAt > startsAt && endsAt <= 1440,
        it.id,
      ).toBe(true);
    }
  }
});

test('everything lies where its town is, and nothing that looks real is', () => {
  for (const { id, town, lat, lon, online, website, email, phone } of initiatives) {
    if (!online) {
      const centre = towns[town ?? ''];
      expect(centre, id).toBeDefined();
      if (centre && lat !== null && lon !== null)
        expect(kilometres(centre, { lat, lon }), id).toBeLessThan(12);
    }
    if (phone) expect(phone, id).toMatch(FICTION_PHONE);
    for (const contact of [website, email]) if (contact) expect(contact, id).toMatch(/\.example$/);
  }
});

test('there is something for everybody: every goal, every level, every day, every kind of group', () => {
  const count = (of: (it: (typeof initiatives)[number]) => boolean) => initiatives.filter(of).length;
  for (const goal of GOALS)
    expect(
      count((it) => it.goals.includes(goal)),
      goal,
    ).toBeGreaterThanOrEqual(5);
  for (const [at, level] of LEVELS.entries()) {
    const reaches = (it: (typeof initiatives)[number]) =>
      LEVELS.indexOf(it.levelMin ?? 'b2') <= at && LEVELS.indexOf(it.levelMax ?? 'none') >= at;
    expect(count(reaches), level).toBeGreaterThanOrEqual(15);
  }
  for (let day = 1; day <= 7; day++)
    expect(
      count((it) => it.times.some(({ weekday }) => weekday === day)),
      String(day),
    ).toBeGreaterThanOrEqual(6);
  expect(count((it) => it.audience === 'women')).toBeGreaterThanOrEqual(10);
  expect(count((it) => it.audience === 'men')).toBeGreaterThanOrEqual(4);
  expect(count((it) => it.childcare === true)).toBeGreaterThanOrEqual(12);
  expect(count((it) => it.online)).toBeGreaterThanOrEqual(3);
});

test('of every kind of fact some are unknown: that is how directories are', () => {
  for (const unknown of [
    (it: (typeof initiatives)[number]) => it.levelMin === null,
    (it: (typeof initiatives)[number]) => it.latinScript === null,
    (it: (typeof initiatives)[number]) => it.languages.length === 0,
    (it: (typeof initiatives)[number]) => it.audience === null,
    (it: (typeof initiatives)[number]) => it.childcare === null,
    (it: (typeof initiatives)[number]) => it.walkIn === null,
  ]) {
    expect(initiatives.filter(unknown).length).toBeGreaterThanOrEqual(3);
  }
});
