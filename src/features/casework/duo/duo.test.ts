import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { containsBsn } from '../model/bsn.ts';
import type { CaseEvent } from '../model/events.ts';
import { fieldsOfFile, makeDuoFile, silentMessages, withdrawnFields } from './duo-file.ts';
import type { DuoCaseFacts } from './facts.ts';
import { duoFactsOf } from './facts-of-case.ts';
import { ggmFields } from './ggm.ts';
import { endExclusive, lastDayBefore, placeInTerm, termOf } from './periods.ts';
import { DUO_REJECTIONS, type DuoRejection, duoRejections } from './rules.ts';
import { duoFileSchema } from './shapes.ts';

/** Samira: notice 1 February 2026, here since 10 February, plan of 10 April on the B1-route. */
const samira: DuoCaseFacts = {
  caseNumber: 'Z2026-00417',
  municipality: 'GM0503',
  today: '2026-11-30',
  group: 'asylum',
  duty: { startdatum: '2026-02-01', einddatumTotEnMet: null },
  settledOn: '2026-02-10',
  plannedElsewhere: false,
  earlierPlans: [],
  plan: { day: '2026-04-10', route: 'B1', totalHours: 900, literacy: 'none' },
  withdrawsPlan: false,
  term: termOf('2026-04-10'),
  map: {},
  pvt: { day: '2026-06-01' },
  zRouteEndedOn: null,
  learnability: { result: 'feasible', score: 45.5, needed: 40, registeredOn: '2026-03-20' },
  learnabilitySkipped: false,
  hours: { intakeCourse: 40, participation: null, participationAsCourse: null, knownThrough: '2026-11-29' },
  offers: [
    { day: '2026-05-01', school: 'Taalschool De Brug', recognition: 'quality-mark', literacy: 'none' },
  ],
  previous: null,
};
const plan = (change: Partial<NonNullable<DuoCaseFacts['plan']>>): Partial<DuoCaseFacts> => ({
  plan: { day: '2026-04-10', route: 'B1', ...change },
});

/** Each rule of DUO by its name, with the smallest change that breaks it. */
const BROKEN: Record<DuoRejection, Partial<DuoCaseFacts>> = {
  'case-number': { caseNumber: '123456782' },
  'pip-before-duty': { duty: { startdatum: '2026-04-11', einddatumTotEnMet: null } },
  'pip-before-settling': { settledOn: '2026-04-11' },
  'pip-before-earlier-plan': { earlierPlans: ['2026-04-11'] },
  'pip-a2-education': plan({ route: 'education', level: 'A2' }),
  'pip-b1-z': plan({ route: 'Z', level: 'B1' }),
  'pip-a2-first': plan({ level: 'A2' }),
  'pip-intensity-route': plan({ route: 'education', totalHours: 900 }),
  'pip-intensity-group': { group: 'family-other', offers: [] },
  'pip-intensity-range': plan({ totalHours: 10_000 }),
  'pip-withdraw-term': {
    withdrawsPlan: true,
    plan: null,
    offers: [],
    hours: { ...samira.hours, intakeCourse: null },
  },
  'pip-withdraw-hours': { withdrawsPlan: true, plan: null, offers: [], term: null, pvt: {} },
  'map-future': { map: { day: '2026-12-01' } },
  'map-before-term': { map: { day: '2026-04-10' } },
  'map-after-z-route': { map: { day: '2026-11-02' }, zRouteEndedOn: '2026-11-01' },
  'map-not-to-blame': { map: { blame: 'not-to-blame' } },
  'map-to-blame': { map: { blame: 'to-blame' } },
  'pvt-future': { pvt: { day: '2026-12-01' } },
  'pvt-before-term': { pvt: { day: '2026-04-10' } },
  'pvt-after-z-route': { zRouteEndedOn: '2026-05-31' },
  'pvt-not-to-blame': { pvt: { blame: 'not-to-blame' } },
  'pvt-to-blame': { pvt: { blame: 'to-blame' } },
  'hours-range': { hours: { ...samira.hours, participation: 12.5 } },
  'offer-group': { group: 'family-other', plan: { day: '2026-04-10', route: 'B1' } },
  'offer-no-plan': { plan: null },
  'offer-school': {
    offers: [{ day: '2026-05-01', school: 'Buurthuis', recognition: null, literacy: 'none' }],
  },
  'offer-before-plan': {
    offers: [{ day: '2026-04-09', school: 'De Brug', recognition: 'quality-mark', literacy: 'none' }],
  },
};

describe('what DUO would send back is refused before a file is made', () => {
  test.each(DUO_REJECTIONS)('%s', (rule) => {
    const facts = { ...samira, ...BROKEN[rule] };
    expect(duoRejections(facts)).toEqual([rule]);
    expect(makeDuoFile(facts)).toEqual({ ok: false, refusal: 'duo-refuses', refusals: [rule] });
  });

  test('every reason is told at once, not one after the other', () => {
    expect(duoRejections({ ...samira, settledOn: '2026-05-01', map: { day: '2027-01-01' } })).toEqual([
      'pip-before-settling',
      'map-future',
    ]);
  });

  test('what is not known refuses nothing', () => {
    expect(duoRejections({ ...samira, settledOn: null, duty: null })).toEqual([]);
  });

  test('on the edge of each date nothing is refused', () => {
    expect(duoRejections({ ...samira, duty: { startdatum: '2026-04-10', einddatumTotEnMet: null } })).toEqual(
      [],
    );
    expect(duoRejections({ ...samira, settledOn: '2026-04-10', earlierPlans: ['2026-04-10'] })).toEqual([]);
    expect(duoRejections({ ...samira, map: { day: '2026-11-30' }, pvt: { day: '2026-04-11' } })).toEqual([]);
  });

  test('A2 in a later plan, or after a plan elsewhere, is taken', () => {
    expect(duoRejections({ ...samira, ...plan({ level: 'A2' }), earlierPlans: ['2026-03-01'] })).toEqual([]);
    expect(duoRejections({ ...samira, ...plan({ level: 'A2' }), plannedElsewhere: true })).toEqual([]);
  });

  test('“not to blame” is for the last two months of the term, “to blame” for after it', () => {
    const on = (today: string, blame: 'to-blame' | 'not-to-blame') =>
      duoRejections({ ...samira, today, map: { blame } });
    // The term ends before 11 April 2029.
    expect(on('2029-02-10', 'not-to-blame')).toEqual(['map-not-to-blame']);
    expect(on('2029-02-11', 'not-to-blame')).toEqual([]);
    expect(on('2029-04-10', 'not-to-blame')).toEqual([]);
    expect(on('2029-04-11', 'not-to-blame')).toEqual(['map-not-to-blame']);
    expect(on('2029-04-10', 'to-blame')).toEqual(['map-to-blame']);
    expect(on('2029-04-11', 'to-blame')).toEqual([]);
  });
});

test('the file says what DUO hears, in its own names, without a name or a citizen number', () => {
  const made = makeDuoFile(samira);
  if (!made.ok) throw new Error('refused');
  expect(made.value).toEqual({
    soort: 'gemeente-m2m-inburgering',
    zaaknummer: 'Z2026-00417',
    gemeentecode: '0503',
    opgemaaktOp: '2026-11-30',
    doelgroep: 'Asielstatushouder',
    berichten: [
      {
        api: 'PIP 1.2.0',
        methode: 'POST',
        pad: '/personen/{bsn}/PIP',
        inhoud: {
          dagtekeningPip: '2026-04-10',
          leerroute: 'B',
          niveau: 'B1',
          geschatteIntensiteitB1Route: 900,
          indicatorAlfabetiseringsonderwijs: 'NVT',
        },
      },
      {
        api: 'MAP, PVT en Z-route 1.0.0',
        methode: 'PUT',
        pad: '/personen/{bsn}/pvt',
        inhoud: { datumOndertekeningPvt: '2026-06-01' },
      },
      {
        api: 'Gevolgde Uren 1.0.0',
        methode: 'PUT',
        pad: '/personen/{bsn}/uren/bredeintake/taallesknm',
        inhoud: { uren: 40 },
      },
      {
        api: 'Inburgeringsaanbod 1.2.0',
        methode: 'POST',
        pad: '/personen/{bsn}/Inburgeringsaanbod/{instellingsnummer}',
        instelling: 'Taalschool De Brug',
        inhoud: { datumInburgeringsaanbod: '2026-05-01', indicatorAlfabetiseringsonderwijs: 'NVT' },
      },
    ],
    bekend: {
      inburgeringsplicht: { startdatum: '2026-02-01', einddatumTotEnMet: null },
      inburgeringstermijn: { startdatum: '2026-04-11', einddatumTot: '2029-04-11' },
      urenBekendTot: '2026-11-30',
      leerbaarheidstoets: {
        resultaat: 'B1-route haalbaar',
        behaaldeScore: '45,50',
        benodigdeScore: '40,00',
        datumAfname: '2026-03-20',
      },
    },
  });
  expect(fieldsOfFile(made.value)).toContainEqual({
    message: 'PUT pvt',
    name: 'datumOndertekeningPvt',
    value: '2026-06-01',
  });
});

test('a second offer of one school takes the place of the first', () => {
  const [first] = samira.offers;
  if (!first) throw new Error('no offer');
  const made = makeDuoFile({ ...samira, offers: [first, { ...first, day: '2026-07-01' }] });
  if (!made.ok) throw new Error('refused');
  const offers = made.value.berichten.filter((sent) => 'instelling' in sent);
  expect(offers.map(({ inhoud }) => inhoud)).toEqual([
    { datumInburgeringsaanbod: '2026-07-01', indicatorAlfabetiseringsonderwijs: 'NVT' },
  ]);
});

test('leaving something out withdraws it at DUO, and that is told; a message that is not there changes nothing', () => {
  const before = makeDuoFile({
    ...samira,
    today: '2029-02-20',
    map: { day: '2028-01-01', blame: 'not-to-blame' },
  });
  const after = makeDuoFile({ ...samira, today: '2029-02-21', map: { day: '2028-01-01' }, pvt: {} });
  if (!before.ok || !after.ok) throw new Error('refused');
  expect(withdrawnFields(before.value, after.value)).toEqual([
    { message: 'PUT map', name: 'verwijtbaar', value: 'Nee' },
  ]);
  expect(silentMessages(before.value, after.value)).toEqual(['PUT pvt']);
  expect(withdrawnFields(before.value, before.value)).toEqual([]);
  expect(withdrawnFields(null, after.value)).toEqual([]);
});

describe('periods', () => {
  const days = fc
    .date({ min: new Date('2022-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  test('an end that belongs to a period and one that does not go there and back', () => {
    fc.assert(
      fc.property(
        days,
        (day) => lastDayBefore(endExclusive(day)) === day && endExclusive(lastDayBefore(day)) === day,
      ),
    );
    expect(endExclusive('2028-02-28')).toBe('2028-02-29');
    expect(endExclusive('2026-12-31')).toBe('2027-01-01');
  });

  test('the term starts the day after the plan, and its end is the first day that is not in it', () => {
    fc.assert(
      fc.property(days, (day) => {
        const term = termOf(day);
        expect(placeInTerm(day, term)).toBe('before');
        expect(placeInTerm(term.startdatum, term)).toBe('in');
        expect(placeInTerm(lastDayBefore(term.einddatumTot), term)).toBe('last-two-months');
        expect(placeInTerm(term.einddatumTot, term)).toBe('after');
        expect(Temporal.PlainDate.from(day).until(term.startdatum).days).toBe(1);
      }),
    );
  });

  test('an extension moves the end, never the start', () => {
    expect(termOf('2026-04-10', [{ months: 6 }, { days: 10 }])).toEqual({
      startdatum: '2026-04-11',
      einddatumTot: '2029-10-21',
    });
  });
});

test('whatever the facts: no rule refuses and the file fits DUO, or a rule refuses and there is no file', () => {
  const day = fc
    .integer({ min: 0, max: 1500 })
    .map((after) => Temporal.PlainDate.from('2026-01-01').add({ days: after }).toString());
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
  const hours = fc.option(fc.oneof(fc.integer({ min: -1, max: 10_000 }), fc.constant(1.5)), { nil: null });
  const part = fc.record({
    day: maybe(day),
    blame: maybe(fc.constantFrom('to-blame' as const, 'not-to-blame' as const)),
  });
  const literacy = fc.constantFrom('A' as const, 'AA' as const, 'none' as const);
  const facts: fc.Arbitrary<DuoCaseFacts> = fc.record({
    caseNumber: fc.constantFrom('Z-1', '2026.17', '123456782', '12 345 678 2'),
    municipality: fc.constantFrom('GM0503', 'GM0518'),
    today: day,
    group: fc.constantFrom('asylum' as const, 'family-other' as const),
    duty: fc.option(fc.record({ startdatum: day, einddatumTotEnMet: fc.option(day, { nil: null }) }), {
      nil: null,
    }),
    settledOn: fc.option(day, { nil: null }),
    plannedElsewhere: fc.boolean(),
    earlierPlans: fc.array(day, { maxLength: 2 }),
    plan: fc.option(
      fc.record({
        day,
        route: fc.constantFrom('B1' as const, 'education' as const, 'Z' as const),
        level: maybe(fc.constantFrom('A2' as const, 'B1' as const)),
        totalHours: maybe(fc.integer({ min: 0, max: 10_000 })),
        mayFinishStudy: maybe(fc.boolean()),
        literacy: maybe(literacy),
      }),
      { nil: null },
    ),
    withdrawsPlan: fc.boolean(),
    term: fc.option(
      day.map((start) => termOf(start)),
      { nil: null },
    ),
    map: part,
    pvt: part,
    zRouteEndedOn: fc.option(day, { nil: null }),
    learnability: fc.option(
      fc.record({
        result: fc.constantFrom('feasible' as const, 'not-feasible' as const, 'unknown' as const),
        score: maybe(fc.double({ min: 0, max: 1000, noNaN: true })),
        needed: maybe(fc.double({ min: 0, max: 1000, noNaN: true })),
        registeredOn: day,
      }),
      { nil: null },
    ),
    learnabilitySkipped: fc.boolean(),
    hours: fc.record({
      intakeCourse: hours,
      participation: hours,
      participationAsCourse: hours,
      knownThrough: fc.option(day, { nil: null }),
    }),
    offers: fc.array(
      fc.record({
        day,
        school: fc.constantFrom('De Brug', 'Kantoor & Co'),
        recognition: fc.constantFrom('quality-mark' as const, 'bridging-school' as const, null),
        literacy,
      }),
      { maxLength: 2 },
    ),
    previous: fc.constant(null),
  });
  let made = 0;
  fc.assert(
    // Samira's facts with a few of the random ones: all random, some rule nearly always refuses.
    fc.property(facts, fc.subarray(Object.keys(samira), { maxLength: 5 }), (random, changed) => {
      const generated: DuoCaseFacts = {
        ...samira,
        ...Object.fromEntries(Object.entries(random).filter(([name]) => changed.includes(name))),
      };
      const refusals = duoRejections(generated);
      const result = makeDuoFile(generated);
      expect(result.ok).toBe(refusals.length === 0);
      if (!result.ok) return;
      made++;
      expect(duoFileSchema.safeParse(JSON.parse(JSON.stringify(result.value))).success).toBe(true);
      expect(containsBsn(result.value.zaaknummer)).toBe(false);
    }),
    { numRuns: 3_000 },
  );
  expect(made).toBeGreaterThan(100);
  expect(made).toBeLessThan(2_900);
});

test('the names of the GGM stand beside it, for the same facts', () => {
  const fields = ggmFields(samira);
  expect(fields).toContainEqual({ object: 'PIP', name: 'DagtekeningInitielePIP', value: '2026-04-10' });
  expect(fields).toContainEqual({ object: 'PVT', name: 'DatumOndertekening PVT', value: '2026-06-01' });
  expect(fields).toContainEqual({ object: 'Leerroute', name: 'LeerrouteType', value: 'B1-route' });
  expect(fields.some(({ name }) => /bsn/i.test(name))).toBe(false);
});

test('the events of a case are what DUO hears', () => {
  const at = new Date('2026-11-30T10:00:00Z');
  const event = (kind: CaseEvent['kind'], day: string, data: object = {}, id = `${kind}-${day}`): CaseEvent =>
    ({ id, kind, day, data, source: 'guide', recordedAt: at }) as CaseEvent;
  const facts = duoFactsOf(
    { number: 'Z-9', municipality: 'GM0503' },
    {
      regime: '2021',
      group: 'asylum',
      events: [
        event('duty-notified', '2026-01-05', { dutyFrom: '2026-01-02' }),
        event('registered', '2026-01-20'),
        event('learnability-skipped', '2026-02-20', { ground: 'visual' }),
        event('hours', '2026-03-01', {
          kind: 'course',
          hours: 30,
          from: '2026-02-01',
          source: 'school',
          beforePlan: 'intake',
        }),
        event('plan-decided', '2026-03-20', { route: 'Z', version: 1 }, 'first'),
        event('hours', '2026-06-01', {
          kind: 'participation',
          hours: 60,
          from: '2026-04-01',
          source: 'booklet',
          beforePlan: 'no',
        }),
        event('hours', '2026-06-01', {
          kind: 'participation',
          hours: 9,
          from: '2026-01-01',
          source: 'booklet',
          beforePlan: 'other',
        }),
        event('plan-decided', '2026-09-01', { route: 'B1', version: 2, revises: 'first' }),
        event('extension-decided', '2026-10-01', { ground: 'birth', granted: true, days: 112 }),
      ],
    },
    { today: '2026-11-30', previous: null },
  );
  expect(facts).toMatchObject({
    duty: { startdatum: '2026-01-02', einddatumTotEnMet: null },
    settledOn: '2026-01-20',
    plan: { day: '2026-09-01', route: 'B1' },
    earlierPlans: ['2026-03-20'],
    // A revised plan does not move the start of the term (art. 11(3)); 112 days after 21 March 2029.
    term: { startdatum: '2026-03-21', einddatumTot: '2029-07-11' },
    learnabilitySkipped: true,
    hours: { intakeCourse: 30, participation: 60, participationAsCourse: null, knownThrough: '2026-06-01' },
  });
  const made = makeDuoFile(facts);
  if (!made.ok) throw new Error('refused');
  expect(made.value.berichten.map(({ methode, pad }) => `${methode} ${pad}`)).toContain(
    'DELETE /personen/{bsn}/lbt/examennummer',
  );
});
