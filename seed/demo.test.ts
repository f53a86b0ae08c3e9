import { expect, test } from 'vitest';
import { happensOn, nextDateOf, weekdayOf } from '#core/time/recurrence.ts';
import {
  ACCESS_FEATURES,
  AUDIENCES,
  AVAILABILITIES,
  CONTACT_FORMS,
  GIFTS,
  GOALS,
  LEVELS,
  SAFEGUARDS,
  SIGN_LANGUAGES,
  SPOKEN_LANGUAGES,
} from '#features/vocabulary/rules.ts';
import { DEMO_REGIONS, demoRegion, demoSet } from './demo.ts';
import { kilometres, municipalities, towns } from './places.testing.ts';

const { organisations, initiatives } = demoSet();
type Row = (typeof initiatives)[number];
const count = (of: (it: Row) => boolean, rows = initiatives) => rows.filter(of).length;

/** Of the numbers that Ofcom keeps for drama, 01632 960000 to 960999, as one dials them from abroad. */
const FICTION_PHONE = /^\+44 1632 960\d{3}$/;
/** Dutch postcodes never have the letters F, I, O, Q, U or Y (PostNL): with one of these it is nobody's address. */
const INVENTED_POSTCODE = /^[1-9]\d{3} (?:[A-Z][FIOQUY]|[FIOQUY][A-Z])$/;
const SPARSE = 'zeeland';
const FULL_REGIONS = DEMO_REGIONS.filter((region) => region !== SPARSE);

test('there are at least 400 initiatives of at least 120 organisations, each known once', () => {
  expect(initiatives.length).toBeGreaterThanOrEqual(400);
  expect(organisations.length).toBeGreaterThanOrEqual(120);
  expect(new Set(initiatives.map(({ id }) => id)).size).toBe(initiatives.length);
  expect(new Set(organisations.map(({ id }) => id)).size).toBe(organisations.length);
  expect(new Set(organisations.map(({ name }) => name)).size).toBe(organisations.length);
  const offering = new Set(initiatives.map(({ organisation }) => organisation));
  expect(organisations.filter(({ id }) => !offering.delete(id)).map(({ id }) => id)).toEqual([]);
  expect([...offering]).toEqual([]);
});

test('there are six regions, and in one somebody finds almost nothing', () => {
  expect(DEMO_REGIONS).toHaveLength(6);
  for (const region of FULL_REGIONS)
    expect(demoRegion(region).initiatives.length, region).toBeGreaterThanOrEqual(70);
  const { initiatives: few } = demoRegion(SPARSE);
  expect(few.length).toBeGreaterThanOrEqual(5);
  expect(few.length).toBeLessThanOrEqual(8);
  expect(few.some(({ online }) => online)).toBe(true);
  // Nobody there has two things in the own town.
  const placed = few.flatMap(({ town }) => town ?? []);
  expect(new Set(placed).size).toBe(placed.length);
});

test('every text is there in Dutch and English, short, and no two are the same', () => {
  const summaries: string[] = [];
  const descriptions: string[] = [];
  for (const { id, texts } of initiatives) {
    for (const language of ['nl', 'en'])
      expect(texts[language]?.description, `${id} ${language}`).toBeTruthy();
    for (const [language, { name, summary, description, bring, route }] of Object.entries(texts)) {
      expect(name && summary, `${id} ${language}`).toBeTruthy();
      expect(summary.length, `${id} ${language}`).toBeLessThanOrEqual(160);
      for (const line of [bring, route]) if (line) expect(line.length, id).toBeLessThanOrEqual(120);
      summaries.push(summary);
      if (description) descriptions.push(description);
    }
  }
  expect(new Set(summaries).size).toBe(summaries.length);
  expect(new Set(descriptions).size).toBe(descriptions.length);
});

test('no opening of three words comes back more than a few times: no two cards read like one', () => {
  const openings = new Map<string, number>();
  for (const { texts } of initiatives) {
    const opening = texts.nl?.summary.toLowerCase().split(/\s+/).slice(0, 3).join(' ') ?? '';
    openings.set(opening, (openings.get(opening) ?? 0) + 1);
  }
  expect([...openings].filter(([, times]) => times > 4)).toEqual([]);
});

test('a third can be read in Arabic, many in another language, each in its own script', () => {
  const SCRIPTS: Record<string, RegExp> = {
    ar: /\p{Script=Arabic}/u,
    fa: /\p{Script=Arabic}/u,
    ckb: /\p{Script=Arabic}/u,
    ps: /\p{Script=Arabic}/u,
    ti: /\p{Script=Ethiopic}/u,
    uk: /\p{Script=Cyrillic}/u,
  };
  for (const { id, texts } of initiatives)
    for (const [language, { summary }] of Object.entries(texts))
      expect(summary, `${id} ${language}`).toMatch(SCRIPTS[language] ?? /\p{Script=Latin}/u);
  expect(count(({ texts }) => texts.ar !== undefined) * 3).toBeGreaterThanOrEqual(initiatives.length);
  const others = ({ texts }: Row) => Object.keys(texts).some((code) => !['nl', 'en', 'ar'].includes(code));
  expect(count(others)).toBeGreaterThanOrEqual(60);
  for (const code of ['ti', 'fa', 'tr', 'uk', 'so', 'fr', 'kmr', 'ckb', 'ps'])
    expect(
      count(({ texts }) => texts[code] !== undefined),
      code,
    ).toBeGreaterThanOrEqual(1);
  for (const { id, texts, language } of initiatives)
    for (const { translation } of Object.values(texts))
      if (translation) expect(translation.from, id).toBe(language);
});

test('every row says everything, or that it is unknown', () => {
  const [first, ...others] = initiatives.map((it) => Object.keys(it).sort());
  expect(first).toEqual(
    expect.arrayContaining(['contactForms', 'safeguards', 'costCents', 'times', 'texts']),
  );
  for (const [at, fields] of others.entries()) expect(fields, initiatives[at + 1]?.id).toEqual(first);
  const KNOWN = ['name', 'summary', 'description', 'bring', 'route', 'translation'];
  for (const { id, texts } of initiatives)
    for (const text of Object.values(texts))
      expect(
        Object.keys(text).filter((key) => !KNOWN.includes(key)),
        id,
      ).toEqual([]);
});

test('only words of the vocabulary are used, and nothing contradicts itself', () => {
  for (const it of initiatives) {
    const within = (codes: readonly string[], vocabulary: readonly string[]) => {
      expect(
        codes.filter((code) => !vocabulary.includes(code)),
        it.id,
      ).toEqual([]);
      expect(new Set(codes).size, it.id).toBe(codes.length);
    };
    within(it.goals, GOALS);
    expect(it.goals.length, it.id).toBeGreaterThan(0);
    within(it.languages, SPOKEN_LANGUAGES);
    within([...it.access, ...it.accessLacks], ACCESS_FEATURES);
    within(it.contactForms, CONTACT_FORMS);
    within(it.safeguards, SAFEGUARDS);
    within(it.signLanguages, SIGN_LANGUAGES);
    within(it.giftsWanted, GIFTS);
    expect(it.audience === null || AUDIENCES.includes(it.audience), it.id).toBe(true);
    expect(it.room === null || AVAILABILITIES.includes(it.room), it.id).toBe(true);
    if (it.levelMin && it.levelMax)
      expect(LEVELS.indexOf(it.levelMin), it.id).toBeLessThanOrEqual(LEVELS.indexOf(it.levelMax));
    if (it.ageMin !== null && it.ageMax !== null) expect(it.ageMin, it.id).toBeLessThanOrEqual(it.ageMax);
    if (it.giftsWanted.length) expect(it.helpersWanted, it.id).toBe(true);
    if (it.online) expect([it.address, it.town, it.lat, it.lon], it.id).toEqual([null, null, null, null]);
  }
});

test('who looks for a sign language finds where somebody signs, and where it is written there', () => {
  const signing = initiatives.filter(({ signLanguages }) => signLanguages.length > 0);
  expect(signing.length).toBeGreaterThanOrEqual(10);
  for (const { id, access, email } of signing) {
    expect(access, id).toEqual(expect.arrayContaining(['signLanguage', 'written']));
    expect(email, `${id}: nobody there should have to call`).toBeTruthy();
  }
  expect(new Set(signing.flatMap(({ signLanguages }) => signLanguages)).size).toBeGreaterThanOrEqual(6);
});

test('a safeguard is never half told: a coordinator has a name, who sees minors alone says how they are kept safe', () => {
  for (const { id, safeguards, coordinator, contactForms, ageMin, ageMax } of initiatives) {
    if (safeguards.includes('coordinator')) expect(coordinator, id).toBeTruthy();
    if (coordinator) expect(coordinator, id).toMatch(/^\p{Lu}\p{L}+$/u);
    const oneToOne = contactForms.some((form) => form !== 'group');
    const onlyMinors = ageMax !== null && ageMax < 18;
    if (onlyMinors) expect(safeguards, id).toContain('certificate');
    if (oneToOne && ageMin !== null && ageMin < 16) expect(safeguards, id).toContain('certificate');
  }
  expect(count(({ safeguards }) => safeguards.length > 0)).toBeGreaterThanOrEqual(60);
  for (const form of CONTACT_FORMS)
    expect(
      count(({ contactForms }) => contactForms.includes(form)),
      form,
    ).toBeGreaterThanOrEqual(7);
  const alone = ({ contactForms }: Row) => contactForms.includes('oneToOne');
  const safe = ({ safeguards }: Row) => safeguards.length > 0;
  expect(count((it) => it.goals.includes('buddy') && alone(it) && safe(it))).toBeGreaterThanOrEqual(4);
  expect(count((it) => it.goals.includes('buddy') && alone(it) && !safe(it))).toBeGreaterThanOrEqual(10);
});

test('a time that does not come every week comes on its weekday', () => {
  const times = initiatives.flatMap((it) => it.times.map((time) => ({ ...time, id: it.id })));
  for (const { id, weekday, startsAt, endsAt, recurrence } of times) {
    expect(weekday >= 1 && weekday <= 7 && startsAt >= 360 && endsAt > startsAt && endsAt <= 1440, id).toBe(
      true,
    );
    if (recurrence?.every === 'weeks') {
      expect(weekdayOf(recurrence.from), id).toBe(weekday);
      expect(happensOn({ weekday, recurrence }, recurrence.from), id).toBe(true);
    }
    if (recurrence?.every === 'month')
      expect(
        recurrence.ordinals.every((ordinal) => ordinal === -1 || (ordinal >= 1 && ordinal <= 4)),
        id,
      ).toBe(true);
    expect(nextDateOf({ weekday, recurrence: recurrence ?? null }, '2026-11-30'), id).not.toBeNull();
  }
  expect(times.filter(({ recurrence }) => recurrence?.every === 'weeks').length).toBeGreaterThanOrEqual(25);
  expect(times.filter(({ recurrence }) => recurrence?.every === 'month').length).toBeGreaterThanOrEqual(20);
  expect(times.filter(({ startsAt }) => startsAt < 480).length, 'before eight').toBeGreaterThanOrEqual(8);
  expect(times.filter(({ startsAt }) => startsAt >= 1260).length, 'at nine or later').toBeGreaterThanOrEqual(
    6,
  );
});

test('everything lies where its town is, in its municipality, and nothing that looks real is', () => {
  for (const it of initiatives) {
    const { id, town, municipality, lat, lon, online, website, email, phone, postcode } = it;
    if (!online) {
      const centre = towns[town ?? ''];
      expect(centre, id).toBeDefined();
      if (centre && lat !== null && lon !== null)
        expect(kilometres(centre, { lat, lon }), id).toBeLessThan(12);
      expect(municipality, id).toBe(municipalities[town ?? '']);
    }
    if (postcode) expect(postcode, id).toMatch(INVENTED_POSTCODE);
    if (phone) expect(phone, id).toMatch(FICTION_PHONE);
    for (const contact of [website, email]) if (contact) expect(contact, id).toMatch(/\.example$/);
  }
  for (const { id, website, email, phone } of organisations) {
    if (phone) expect(phone, id).toMatch(FICTION_PHONE);
    for (const contact of [website, email]) if (contact) expect(contact, id).toMatch(/\.example$/);
  }
  // Two at one address are of one organisation.
  const owners = new Map<string, string>();
  for (const { address, town, organisation } of initiatives)
    if (address) {
      const place = `${address}, ${town}`;
      expect(owners.get(place) ?? organisation, place).toBe(organisation);
      owners.set(place, organisation);
    }
});

test('where one must sign up, one can: by telephone or e-mail', () => {
  for (const { id, walkIn, phone, email } of initiatives)
    if (walkIn === false) expect(phone ?? email, id).toBeTruthy();
  expect(count(({ phone }) => phone !== null)).toBeGreaterThanOrEqual(200);
  expect(count(({ phone, email }) => phone !== null && email === null)).toBeGreaterThanOrEqual(15);
});

test('prices look real: most are free, the others differ and none is dear', () => {
  const prices = initiatives.flatMap(({ costCents }) => costCents ?? []);
  expect(prices.filter((cents) => cents === 0).length).toBeGreaterThan(prices.length / 2);
  expect(new Set(prices).size).toBeGreaterThanOrEqual(12);
  expect(Math.max(...prices), 'in cents, for one time').toBeLessThanOrEqual(1000);
});

test('there is something for everybody: every goal, every level, every day, every kind of group', () => {
  for (const goal of GOALS)
    expect(
      count((it) => it.goals.includes(goal)),
      goal,
    ).toBeGreaterThanOrEqual(15);
  for (const [at, level] of LEVELS.entries()) {
    const reaches = (it: Row) =>
      LEVELS.indexOf(it.levelMin ?? 'b2') <= at && LEVELS.indexOf(it.levelMax ?? 'none') >= at;
    expect(count(reaches), level).toBeGreaterThanOrEqual(60);
  }
  for (const feature of ACCESS_FEATURES)
    expect(
      count((it) => it.access.includes(feature)),
      feature,
    ).toBeGreaterThanOrEqual(8);
  for (const gift of GIFTS)
    expect(
      count((it) => it.giftsWanted.includes(gift)),
      gift,
    ).toBeGreaterThanOrEqual(4);
  expect(count((it) => it.online)).toBeGreaterThanOrEqual(12);
  expect(count((it) => Object.values(it.texts).some(({ bring }) => bring))).toBeGreaterThanOrEqual(80);
  expect(count((it) => Object.values(it.texts).some(({ route }) => route))).toBeGreaterThanOrEqual(40);
});

test.each(FULL_REGIONS)(
  'in %s there is something on every day, for every goal and many kinds of people',
  (region) => {
    const rows = demoRegion(region).initiatives;
    for (const goal of GOALS)
      expect(
        count((it) => it.goals.includes(goal), rows),
        goal,
      ).toBeGreaterThanOrEqual(2);
    for (let day = 1; day <= 7; day++)
      expect(
        count((it) => it.times.some(({ weekday }) => weekday === day), rows),
        String(day),
      ).toBeGreaterThanOrEqual(5);
    expect(count((it) => it.audience === 'women', rows)).toBeGreaterThanOrEqual(8);
    expect(count((it) => it.audience === 'men', rows)).toBeGreaterThanOrEqual(3);
    expect(count((it) => it.childcare === true, rows)).toBeGreaterThanOrEqual(7);
    expect(count((it) => it.levelMin === 'none' && it.latinScript === false, rows)).toBeGreaterThanOrEqual(
      10,
    );
    expect(count((it) => it.signLanguages.length > 0, rows)).toBeGreaterThanOrEqual(1);
    expect(count((it) => it.safeguards.length > 0, rows)).toBeGreaterThanOrEqual(9);
    expect(count((it) => it.access.includes('stepFree'), rows)).toBeGreaterThanOrEqual(25);
  },
);

test('of every kind of fact some are unknown: that is how directories are', () => {
  for (const unknown of [
    (it: Row) => it.levelMin === null,
    (it: Row) => it.latinScript === null,
    (it: Row) => it.languages.length === 0,
    (it: Row) => it.audience === null,
    (it: Row) => it.childcare === null,
    (it: Row) => it.walkIn === null,
    (it: Row) => it.costCents === null,
    (it: Row) => it.contactForms.length === 0,
    (it: Row) => it.ageMin === null && it.ageMax === null,
    (it: Row) => it.confirmedDaysAgo === null,
    (it: Row) => it.room === null,
  ]) {
    expect(count(unknown)).toBeGreaterThanOrEqual(3);
  }
});
