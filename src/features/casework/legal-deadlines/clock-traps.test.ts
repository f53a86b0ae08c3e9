import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDay, toDayNumber } from '#core/time/day-number.ts';
import { createHolidayCalendar, recognisedHolidays } from '#core/time/holiday-calendar.ts';
import { EQUATED_DAYS, RECOGNISED_HOLIDAYS } from '#core/time/recognised-holidays.ts';
import { eventsOfStory, factsOfLife, tell, WORKED_LIVES } from '../../../../test/support/worked-lives.ts';
import type { CaseFacts } from '../model/events.ts';
import { clockOn, deadlinesOf } from './deadlines.ts';
import { explainChange, keepUsedDates } from './explain-change.ts';
import { loadTermRules, ROLLS } from './load-rules.ts';
import { SILENCES, silenceOf } from './silences.ts';
import { endOfTerm, mergedPeriods, type StandStill } from './term-end.ts';
import { TERM_RULES } from './term-rows.ts';
import { type LegalDeadline, SILENT_TOPICS, TERM_KINDS, type TermKind, type TermRule } from './term-types.ts';

type Told = ReturnType<typeof tell>;
const caseOf = (told: Told[]): CaseFacts => ({
  regime: '2021',
  group: 'asylum',
  events: eventsOfStory(told),
});
const registered = tell('2025-01-06', 'registered', {});
const termFor = (told: Told[], rule: string, today: string, settings = clockOn(today)): LegalDeadline => {
  const term = deadlinesOf(caseOf([registered, ...told]), settings).find((each) => each.rule === rule);
  if (!term) throw new Error(`no term ${rule}`);
  return term;
};
const standStill = (from: string, to: string | null): StandStill => ({
  ground: 'agreed-with-person',
  article: 'Algemene wet bestuursrecht, art. 4:15(2)a',
  from: toDayNumber(from),
  to: to === null ? null : toDayNumber(to),
});

test.each([
  ['2025-10-23', '2026-01-05'],
  ['2026-01-23', '2026-04-07'],
  ['2026-02-24', '2026-05-06'],
  ['2026-03-05', '2026-05-18'],
  ['2026-03-16', '2026-05-26'],
  ['2027-02-24', '2027-05-10'],
  ['2028-02-18', '2028-05-01'],
  ['2028-03-17', '2028-05-29'],
  ['2026-10-17', '2026-12-28'],
])('B1: notice on %s, plan due on %s', (notice, due) => {
  const term = termFor([tell(notice, 'duty-notified', {})], 'CLK-01', notice);
  expect(term.due).toBe(due);
  expect(term.steps.at(-1)).toMatchObject({ kind: 'rolled', day: due });
});

describe('B2: each term names its kind', () => {
  const rowOf = (changes: Partial<TermRule>): TermRule => {
    const row = TERM_RULES[0];
    if (!row) throw new Error('no rows');
    return { ...row, ...changes };
  };
  test('an unknown kind is refused when the rows are loaded', () => {
    const odd: { kind: TermKind } = JSON.parse('{"kind":"municipal-habit"}');
    expect(() => loadTermRules([rowOf(odd)])).toThrow(
      /CLK-01 version 1: unknown kind of term: municipal-habit/,
    );
  });
  test.each([
    ['no article', { article: ' ' }, /no article/],
    ['no length', { length: {} }, /above zero/],
    ['a negative length', { length: { weeks: -1 } }, /above zero/],
    ['years in a Besluit, as if they would roll', { length: { years: 1 } }, /does not apply/],
    ['thirteen weeks in a Besluit', { length: { weeks: 13 } }, /does not apply/],
    ['a term in years without years', { kind: 'years' as const }, /without years/],
    ['an end before its beginning', { from: '2026-01-02', to: '2026-01-01' }, /ends before/],
    ['a day that does not exist', { from: '2026-02-30' }, /no calendar day/],
    ['version nought', { version: 0 }, /no version/],
  ])('%s is refused', (_, changes, message) => {
    expect(() => loadTermRules([rowOf(changes)])).toThrow(message);
  });
  test('the same version twice is refused', () => {
    expect(() => loadTermRules([rowOf({}), rowOf({})])).toThrow(/twice/);
  });
  test('only terms of a law or Besluit roll, each for its own reason', () => {
    expect(TERM_KINDS.filter((kind) => ROLLS[kind].rolls)).toEqual(['law', 'decree']);
    const saturday = toDayNumber('2026-03-07');
    for (const kind of TERM_KINDS) {
      const end = endOfTerm(saturday - 7, { kind, length: { weeks: 1 } }, [], recognisedHolidays);
      expect([kind, toDay(end.due)]).toEqual([kind, ROLLS[kind].rolls ? '2026-03-09' : '2026-03-07']);
      expect(end.steps.at(-1)).toMatchObject(
        ROLLS[kind].rolls
          ? { kind: 'rolled' }
          : { kind: 'not-rolled', termKind: kind, article: ROLLS[kind].article },
      );
    }
  });
  test('a term of an EU regulation has its own holidays: we do not guess', () => {
    const rules = loadTermRules(
      TERM_RULES.map((row) => (row.id === 'CLK-01' ? { ...row, kind: 'eu-regulation' as const } : row)),
    );
    const term = termFor([tell('2026-02-10', 'duty-notified', {})], 'CLK-01', '2026-03-01', {
      ...clockOn('2026-03-01'),
      rules,
    });
    expect(term).toMatchObject({ due: null, state: { kind: 'cannot-say', missing: 'eu-holidays' } });
  });
});

test('B3: what comes later starts from the day before it rolled', () => {
  // Ten weeks end on Thursday 1 January 2026 and roll to Monday 5 January; three days of suspension end on the same Monday.
  const notice = tell('2025-10-23', 'duty-notified', {});
  const stood = (from: string, until: string) =>
    termFor(
      [notice, tell(from, 'suspension', { ground: 'waiting-for-person', until, term: 'CLK-01' })],
      'CLK-01',
      '2025-11-01',
    );
  expect(stood('2025-12-01', '2025-12-04')).toMatchObject({ unrolled: '2026-01-04', due: '2026-01-05' });
  expect(stood('2025-12-01', '2025-12-06')).toMatchObject({ unrolled: '2026-01-06', due: '2026-01-06' });
  // Objection until Ascension Day rolled to 18 May 2026; the six weeks of the decision are counted from the 14th.
  const told = [
    tell('2026-01-12', 'duty-notified', {}),
    tell('2026-04-01', 'plan-decided', { route: 'B1', version: 1 }, { name: 'plan' }),
    tell('2026-04-02', 'plan-notified', { by: 'post' }, { about: 'plan' }),
    tell('2026-05-11', 'objection-received', {}, { about: 'plan' }),
  ];
  const decision = termFor(told, 'OBJECTION-DECISION', '2026-06-01');
  expect(decision.due).toBe('2026-06-25');
  expect(decision.steps).toContainEqual({ kind: 'law-is-silent', topic: 'after-a-moved-end' });
});

describe('B4: a newly declared day', () => {
  // Six weeks after 1 October 2028 is Sunday 12 November: with the Monday declared it ends on Tuesday.
  const declared = createHolidayCalendar({
    holidays: RECOGNISED_HOLIDAYS,
    equated: [
      ...EQUATED_DAYS,
      { on: '2028-11-13', article: 'Algemene termijnenwet, art. 3(3)', source: 'Staatscourant' },
    ],
    equatedKnown: { from: 2026, to: 2028 },
  });
  const facts = caseOf([registered, tell('2028-09-03', 'duty-notified', {})]);
  const terms = (today: string, holidays = recognisedHolidays) =>
    deadlinesOf(facts, { ...clockOn(today), holidays });
  test('moves a running term that ends on it, and says from when to when and why', () => {
    const before = terms('2028-10-01');
    const after = keepUsedDates(before, terms('2028-10-01', declared), '2028-10-01');
    expect(before[0]?.due).toBe('2028-11-13');
    expect(after[0]?.due).toBe('2028-11-14');
    expect(explainChange(before, after)).toEqual([
      {
        rule: 'CLK-01',
        baseEvent: before[0]?.base?.event,
        from: '2028-11-13',
        to: '2028-11-14',
        stateFrom: 'open',
        stateTo: 'open',
        causes: [
          {
            kind: 'holiday-added',
            day: '2028-11-13',
            reason: 'equated',
            article: 'Algemene termijnenwet, art. 3(3)',
          },
        ],
      },
    ]);
  });
  test('leaves a date that has passed as people knew it', () => {
    const today = '2028-11-20';
    const before = terms('2028-11-13');
    const after = keepUsedDates(before, terms(today, declared), today);
    expect(after[0]).toMatchObject({ due: '2028-11-13', state: { kind: 'late' } });
    // Decided on the Tuesday: late by the date that everybody had, whatever was declared afterwards.
    const decided = caseOf([
      registered,
      tell('2028-09-03', 'duty-notified', {}),
      tell('2028-11-14', 'plan-decided', { route: 'B1', version: 1 }),
    ]);
    const late = deadlinesOf(decided, clockOn(today));
    const again = keepUsedDates(late, deadlinesOf(decided, { ...clockOn(today), holidays: declared }), today);
    expect(again[0]).toMatchObject({
      due: '2028-11-13',
      state: { kind: 'met', on: '2028-11-14', late: true },
    });
    expect(explainChange(late, again)).toEqual([]);
  });
  test('a corrected fact moves also a date that has passed', () => {
    const corrected = caseOf([registered, tell('2028-09-10', 'duty-notified', {})]);
    const after = keepUsedDates(
      terms('2028-11-20'),
      deadlinesOf(corrected, clockOn('2028-11-20')),
      '2028-11-20',
    );
    expect(after[0]?.due).toBe('2028-11-20');
    expect(explainChange(terms('2028-11-20'), after)[0]?.causes).toEqual([
      { kind: 'base-day', from: '2028-09-03', to: '2028-09-10' },
    ]);
  });
  test('an extension that came later moves also what is counted back from the end, though that day had passed', () => {
    const told = [
      tell('2024-01-08', 'duty-notified', {}),
      tell('2024-03-11', 'plan-decided', { route: 'B1', version: 1 }),
    ];
    const more = tell('2027-03-01', 'extension-decided', { ground: 'illness', granted: true, months: 3 });
    const settings = clockOn('2027-04-01');
    const before = deadlinesOf(caseOf([registered, ...told]), settings);
    const after = keepUsedDates(
      before,
      deadlinesOf(caseOf([registered, ...told, more]), settings),
      '2027-04-01',
    );
    expect(after.find(({ rule }) => rule === 'CLK-13')?.due).toBe('2027-06-11');
    expect(explainChange(before, after).find(({ rule }) => rule === 'CLK-13')?.causes).toEqual([
      { kind: 'facts' },
    ]);
  });
  test('terms that were stored and read again are the same, in whatever order their keys came back', () => {
    const stored: LegalDeadline[] = JSON.parse(JSON.stringify(terms('2028-10-01')));
    const reversed = stored.map((term) => ({
      ...term,
      state: Object.fromEntries(Object.entries(term.state).toReversed()),
    }));
    expect(explainChange(JSON.parse(JSON.stringify(reversed)), terms('2028-10-01'))).toEqual([]);
  });
});

describe('B5: a suspension', () => {
  const notice = tell('2026-02-10', 'duty-notified', {});
  const suspension = (from: string, until?: string, term = 'CLK-01') =>
    tell(from, 'suspension', { ground: 'agreed-with-person', term, ...(until ? { until } : {}) });
  const due = (...told: Told[]) => termFor([notice, ...told], 'CLK-01', '2026-03-01').due;
  test('has a period, a ground and an article, and moves the end by its days', () => {
    const term = termFor([notice, suspension('2026-03-02', '2026-03-14')], 'CLK-01', '2026-03-20');
    // 21 April and twelve days: Sunday 3 May.
    expect(term).toMatchObject({ unrolled: '2026-05-03', due: '2026-05-04' });
    expect(term.shifts).toEqual([
      {
        kind: 'suspension',
        ground: 'agreed-with-person',
        article: 'Algemene wet bestuursrecht, art. 4:15(2)a',
        from: '2026-03-02',
        to: '2026-03-14',
        days: 12,
      },
    ]);
    expect(term.steps).toContainEqual({ kind: 'law-is-silent', topic: 'suspension-of-plan' });
  });
  test('that ends early gives back the days that were not used', () => {
    expect(due(suspension('2026-03-02', '2026-03-14'))).toBe('2026-05-04');
    expect(due(suspension('2026-03-02', '2026-03-04'))).toBe('2026-04-23');
  });
  test('that is open stands still since its first day, and has no end', () => {
    const term = termFor([notice, suspension('2026-03-02')], 'CLK-01', '2026-03-20');
    expect(term).toMatchObject({ due: null, state: { kind: 'stands-still', since: '2026-03-02' } });
    const within = termFor([notice, suspension('2026-03-02', '2026-03-14')], 'CLK-01', '2026-03-13');
    expect(within).toMatchObject({ due: '2026-05-04', state: { kind: 'stands-still', since: '2026-03-02' } });
    expect(termFor([notice, suspension('2026-03-02', '2026-03-14')], 'CLK-01', '2026-03-14').state.kind).toBe(
      'open',
    );
  });
  test('counts once where two overlap', () => {
    expect(due(suspension('2026-03-02', '2026-03-14'), suspension('2026-03-10', '2026-03-14'))).toBe(
      '2026-05-04',
    );
    // 2 March until 20 March is 18 days: 21 April and 18 is 9 May, a Saturday.
    expect(due(suspension('2026-03-02', '2026-03-14'), suspension('2026-03-10', '2026-03-20'))).toBe(
      '2026-05-11',
    );
  });
  test('that ends before it begins, lies before the term or after its end, changes nothing', () => {
    expect(due(suspension('2026-03-14', '2026-03-02'))).toBe('2026-04-21');
    expect(due(suspension('2026-01-02', '2026-02-01'))).toBe('2026-04-21');
    expect(due(suspension('2026-04-22', '2026-05-22'))).toBe('2026-04-21');
  });
  test('of another term is not this one’s', () => {
    expect(due(suspension('2026-03-02', '2026-03-14', 'CLK-16'))).toBe('2026-04-21');
  });
});

test('B6: the same dates whatever time zone the server is in', () => {
  const dates = `
    const { deadlinesOf, clockOn } = await import('./src/features/casework/legal-deadlines/deadlines.ts');
    const { WORKED_LIVES, factsOfLife } = await import('./test/support/worked-lives.ts');
    console.log(new Date(2026, 5, 1).getTimezoneOffset());
    console.log(JSON.stringify(WORKED_LIVES.map((life) => deadlinesOf(factsOfLife(life), clockOn(life.today)))));`;
  const answers = ['UTC', 'Europe/Amsterdam', 'America/New_York', 'Pacific/Auckland'].map((TZ) => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--experimental-strip-types', '--no-warnings', '--input-type=module', '-e', dates],
      {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      },
    );
    const [offset, terms] = stdout.split('\n');
    return { offset, terms, stderr };
  });
  expect(answers.map(({ stderr }) => stderr)).toEqual(['', '', '', '']);
  expect(answers.map(({ offset }) => offset)).toEqual(['0', '-120', '240', '-720']);
  const here = JSON.stringify(
    WORKED_LIVES.map((life) => deadlinesOf(factsOfLife(life), clockOn(life.today))),
  );
  for (const { terms } of answers) expect(terms).toBe(here);
});

describe('B7: 29 February and the ends of months', () => {
  const started = (day: string) =>
    termFor(
      [tell('2025-10-01', 'duty-notified', {}), tell(day, 'plan-decided', { route: 'B1', version: 1 })],
      'CLK-05',
      '2029-01-01',
    );
  test('a term that starts on 29 February ends on the last day of February, and it is said that the law is silent', () => {
    // Decided on the 28th, so the term starts on the 29th: three years later there is none.
    const term = started('2028-02-28');
    expect(term.due).toBe('2031-02-28');
    expect(term.steps).toContainEqual({ kind: 'law-is-silent', topic: 'no-such-day' });
  });
  test('decided on 29 February it starts on 1 March, and nothing is doubtful', () => {
    const term = started('2028-02-29');
    expect(term.due).toBe('2031-02-28');
    expect(term.steps).not.toContainEqual({ kind: 'law-is-silent', topic: 'no-such-day' });
  });
  test('what we do where the law is silent stands in the data, each with text and reason', () => {
    expect(SILENCES.map(({ topic }) => topic)).toEqual([...SILENT_TOPICS]);
    for (const topic of SILENT_TOPICS) {
      expect(silenceOf(topic).article).toMatch(/art\.|wet|DUO/i);
      expect(silenceOf(topic).basis.length).toBeGreaterThan(60);
    }
  });
});

describe('B8: a correction of a rule is a new row', () => {
  const [row] = TERM_RULES.filter(({ id }) => id === 'CLK-01');
  if (!row) throw new Error('no row');
  const told = [tell('2026-02-10', 'duty-notified', {})];
  test('recomputing says per case what changed and why', () => {
    const rules = loadTermRules([
      ...TERM_RULES,
      { ...row, version: 2, from: '2026-01-01', length: { weeks: 12 } },
    ]);
    const before = deadlinesOf(caseOf([registered, ...told]), clockOn('2026-03-01'));
    const after = deadlinesOf(caseOf([registered, ...told]), { ...clockOn('2026-03-01'), rules });
    // Twelve weeks after 10 February 2026: 5 May, Liberation Day.
    expect(explainChange(before, after)).toMatchObject([
      {
        rule: 'CLK-01',
        from: '2026-04-21',
        to: '2026-05-06',
        causes: [{ kind: 'rule-version', from: 1, to: 2 }],
      },
    ]);
  });
  test('a case keeps the rule of its own start', () => {
    const rules = loadTermRules([
      ...TERM_RULES,
      { ...row, version: 2, from: '2026-02-11', length: { weeks: 12 } },
    ]);
    const settings = { ...clockOn('2026-03-01'), rules };
    expect(termFor(told, 'CLK-01', '2026-03-01', settings)).toMatchObject({ version: 1, due: '2026-04-21' });
    expect(
      termFor([tell('2026-02-11', 'duty-notified', {})], 'CLK-01', '2026-03-01', settings),
    ).toMatchObject({ version: 2, due: '2026-05-06' });
  });
});

test('B9: decided, notified and received are three dates: each starts its own term, or none', () => {
  const base = [
    tell('2026-01-12', 'duty-notified', {}),
    tell('2026-03-02', 'plan-decided', { route: 'B1', version: 1 }, { name: 'plan' }),
  ];
  const dates = (notified: string, received: string) => {
    const told = [
      ...base,
      tell(notified, 'plan-notified', { by: 'post' }, { about: 'plan' }),
      tell(received, 'plan-received-by-duo', {}, { about: 'plan' }),
    ];
    return [termFor(told, 'CLK-05', '2026-03-10').due, termFor(told, 'OBJECTION', '2026-03-10').due];
  };
  expect(dates('2026-03-02', '2026-03-02')).toEqual(['2029-03-02', '2026-04-13']);
  expect(dates('2026-03-06', '2026-03-02')).toEqual(['2029-03-02', '2026-04-17']);
  expect(dates('2026-03-06', '2026-04-30')).toEqual(['2029-03-02', '2026-04-17']);
  // Decided, and not yet made known: nobody can be too late to object.
  expect(
    deadlinesOf(caseOf([registered, ...base]), clockOn('2026-03-10')).some(
      ({ rule }) => rule === 'OBJECTION',
    ),
  ).toBe(false);
});

describe('whatever happens in a case', () => {
  const day = fc.integer({ min: toDayNumber('2023-01-01'), max: toDayNumber('2030-12-31') }).map(toDay);
  const anyEvent: fc.Arbitrary<Told> = fc.oneof(
    day.map((on) => tell(on, 'registered', {})),
    day.map((on) => tell(on, 'duty-notified', {})),
    fc
      .tuple(day, fc.constantFrom('B1', 'education', 'Z'), fc.integer({ min: 1, max: 4 }))
      .map(([on, route, version]) => tell(on, 'plan-decided', { route, version } as const)),
    fc
      .tuple(day, day)
      .map(([on, until]) => tell(on, 'suspension', { ground: 'other', until, term: 'CLK-01' })),
    fc
      .tuple(day, fc.integer({ min: 0, max: 200 }))
      .map(([on, days]) => tell(on, 'extension-decided', { ground: 'illness', granted: true, days })),
    day.map((on) => tell(on, 'extension-asked', { ground: 'illness' })),
    day.map((on) => tell(on, 'course-offered', { school: 'Taalplein', recognition: 'quality-mark' })),
    day.map((on) => tell(on, 'course-started', { school: 'Taalplein' })),
    day.map((on) => tell(on, 'provider-failed', {})),
    fc.tuple(day, fc.boolean()).map(([on, hadPlan]) => tell(on, 'moved-in', { hadPlan })),
    day.map((on) => tell(on, 'moved-out', {})),
    day.map((on) => tell(on, 'information-asked', { of: 'duo' })),
    fc.tuple(day, day).map(([on, appointment]) => tell(on, 'intake-summoned', { appointment })),
    day.map((on) => tell(on, 'dispensation-asked', { ground: 'medical' })),
    day.map((on) => tell(on, 'exam-sat', { part: 'speaking', level: 'A2' })),
    day.map((on) => tell(on, 'group-changed', { group: 'family-other' })),
    day.map((on) => tell(on, 'duty-ended', { ground: 'fulfilled' })),
  );
  const anyStory = fc.array(anyEvent, { maxLength: 25 });

  test('no result without an article, a source and its first step', () => {
    fc.assert(
      fc.property(anyStory, day, (told, today) => {
        for (const term of deadlinesOf(caseOf(told), clockOn(today))) {
          expect(term.article).toMatch(/art\.|hoofdstuk|DUO/);
          expect(term.source).toMatch(/^https:\/\//);
          if (term.due !== null) expect(term.steps[0]?.kind).toBe('base');
          for (const shift of term.shifts) expect(shift.article).not.toBe('');
          if (term.due !== null && term.unrolled !== null) expect(term.due >= term.unrolled).toBe(true);
        }
      }),
    );
  });
  test('the order of the list says nothing', () => {
    fc.assert(
      fc.property(anyStory, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (told, order) => {
        const events = eventsOfStory(told);
        const shuffled = events
          .map((event) => ({ event, at: order.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ event }) => event);
        const terms = (list: typeof events) =>
          deadlinesOf({ regime: '2021', group: 'asylum', events: list }, clockOn('2026-11-30'));
        expect(terms(shuffled)).toEqual(terms(events));
      }),
    );
  });
  test('more time never gives an earlier day', () => {
    const length = fc.record({
      weeks: fc.integer({ min: 0, max: 12 }),
      months: fc.integer({ min: 0, max: 3 }),
      days: fc.integer({ min: 1, max: 30 }),
    });
    const periods = fc.array(
      fc
        .tuple(day, fc.integer({ min: -10, max: 60 }))
        .map(([from, days]) => standStill(from, toDay(toDayNumber(from) + days))),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(
        day,
        length,
        periods,
        periods,
        fc.integer({ min: 0, max: 30 }),
        fc.constantFrom(...TERM_KINDS),
        (base, short, some, others, more, kind) => {
          const end = (from: number, extra: number, still: StandStill[]) =>
            endOfTerm(
              from,
              { kind, length: { ...short, days: short.days + extra } },
              still,
              recognisedHolidays,
            ).due;
          const start = toDayNumber(base);
          expect(end(start, more, some)).toBeGreaterThanOrEqual(end(start, 0, some));
          expect(end(start, 0, [...some, ...others])).toBeGreaterThanOrEqual(end(start, 0, some));
          expect(end(start + more, 0, [])).toBeGreaterThanOrEqual(end(start, 0, []));
        },
      ),
    );
  });
  test('more extension never ends the three years earlier', () => {
    fc.assert(
      fc.property(
        day,
        fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 4 }),
        fc.integer({ min: 0, max: 24 }),
        (decided, extensions, months) => {
          const end = (list: Told[]) =>
            termFor(
              [
                tell('2023-01-01', 'duty-notified', {}),
                tell(decided, 'plan-decided', { route: 'B1', version: 1 }),
                ...list,
              ],
              'CLK-05',
              '2023-01-01',
            ).due ?? '';
          const some = extensions.map((days) =>
            tell('2030-01-01', 'extension-decided', { ground: 'illness', granted: true, days }),
          );
          const one = tell('2030-01-02', 'extension-decided', { ground: 'illness', granted: true, months });
          expect(end([...some, one]) >= end(some)).toBe(true);
        },
      ),
    );
  });
  test('suspended days are never negative, and never counted twice', () => {
    const periods = fc.array(
      fc
        .tuple(day, fc.option(fc.integer({ min: -20, max: 90 })))
        .map(([from, days]) => standStill(from, days === null ? null : toDay(toDayNumber(from) + days))),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(periods, (list) => {
        const merged = mergedPeriods(list);
        const covered = new Set(
          list.flatMap(({ from, to }) =>
            to === null ? [] : Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i),
          ),
        );
        for (const [i, { from, to }] of merged.entries()) {
          if (to !== null) expect(to).toBeGreaterThan(from);
          const next = merged[i + 1];
          if (next) expect(next.from).toBeGreaterThanOrEqual(to ?? Number.POSITIVE_INFINITY);
        }
        const closed = merged.reduce((total, { from, to }) => total + (to === null ? 0 : to - from), 0);
        const openFrom = merged.find(({ to }) => to === null)?.from ?? Number.POSITIVE_INFINITY;
        expect(closed).toBe([...covered].filter((each) => each < openFrom).length);
      }),
    );
  });
  test('the same facts give the same terms, and a later day only changes how they stand', () => {
    fc.assert(
      fc.property(anyStory, day, (told, today) => {
        const facts = caseOf(told);
        expect(deadlinesOf(facts, clockOn(today))).toEqual(deadlinesOf(facts, clockOn(today)));
      }),
    );
  });
  test('the line of facts says all that a date follows from: the same line, the same date', () => {
    fc.assert(
      fc.property(anyStory, anyStory, day, (some, more, today) => {
        const before = deadlinesOf(caseOf(some), clockOn(today));
        const after = deadlinesOf(caseOf([...some, ...more]), clockOn(today));
        for (const now of after) {
          const was = before.find(({ rule, base }) => rule === now.rule && base?.event === now.base?.event);
          if (was && was.due !== null && now.due !== null && was.facts === now.facts)
            expect(now.due).toBe(was.due);
        }
        // So without a change of the rules nothing is kept that the facts say otherwise.
        expect(keepUsedDates(before, after, today)).toEqual(after);
      }),
    );
  });
  test('every life explains itself: from one day to the next only states change', () => {
    for (const life of WORKED_LIVES) {
      const facts = factsOfLife(life);
      const before = deadlinesOf(facts, clockOn(life.today));
      const next = deadlinesOf(facts, clockOn(toDay(toDayNumber(life.today) + 1)));
      for (const change of explainChange(before, next)) expect(change.causes).toEqual([{ kind: 'state' }]);
    }
  });
});
