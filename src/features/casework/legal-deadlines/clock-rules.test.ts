import { describe, expect, test } from 'vitest';
import { toDay, toDayNumber } from '#core/time/day-number.ts';
import { eventsOfStory, tell } from '../../../../test/support/worked-lives.ts';
import type { CaseFacts, TargetGroup } from '../model/events.ts';
import { clockOn, deadlinesOf, nextDuty, planDeadline } from './deadlines.ts';
import { EXTENSION_RULES, extensionRule, isAsInLaw } from './extension-rows.ts';
import { loweringHours, zCourseHours } from './hour-counts.ts';
import { termRules } from './load-rules.ts';
import { nearlyDoneB1, passedParts, routeChangeOn, routeChanges } from './route-changes.ts';
import type { LegalDeadline, TermRuleId } from './term-types.ts';

type Told = ReturnType<typeof tell>;
const caseOf = (told: Told[], group: TargetGroup = 'asylum'): CaseFacts => ({
  regime: '2021',
  group,
  events: eventsOfStory(told),
});
const termsOn = (today: string, told: Told[], group?: TargetGroup) =>
  deadlinesOf(caseOf(told, group), clockOn(today));
const pick = (terms: readonly LegalDeadline[], rule: TermRuleId): LegalDeadline => {
  const term = terms.find((each) => each.rule === rule);
  if (!term) throw new Error(`no term ${rule} among ${terms.map((each) => each.rule).join(', ')}`);
  return term;
};
const daysBefore = (day: string, days = 1) => toDay(toDayNumber(day) - days);
const daysAfter = (day: string, days = 1) => toDay(toDayNumber(day) + days);

const registered = tell('2026-01-05', 'registered', {});
const notice = tell('2026-02-10', 'duty-notified', {});
/** 10 February 2026 and seventy days: an ordinary Tuesday. */
const PLAN_DUE = '2026-04-21';
const plan = (day: string, route: 'B1' | 'education' | 'Z' = 'B1', version = 1, name = 'plan') =>
  tell(day, 'plan-decided', { route, version }, { name });

/** The term the day before, on and after its last day. */
const around = (told: Told[], rule: TermRuleId, due: string, group?: TargetGroup) =>
  [daysBefore(due), due, daysAfter(due)].map((today) => pick(termsOn(today, told, group), rule).state.kind);

describe('the plan', () => {
  test('CLK-01: ten weeks after the written notice, for whoever was registered by then', () => {
    const term = pick(termsOn('2026-03-01', [registered, notice]), 'CLK-01');
    expect(term).toMatchObject({ due: PLAN_DUE, unrolled: PLAN_DUE, kind: 'decree', waitsFor: 'guide' });
    expect(term.steps).toEqual([
      { kind: 'base', event: 'duty-notified', day: '2026-02-10' },
      { kind: 'add', length: { weeks: 10 }, day: PLAN_DUE },
    ]);
    expect(around([registered, notice], 'CLK-01', PLAN_DUE)).toEqual(['open', 'open', 'late']);
    for (const [day, late] of [
      [daysBefore(PLAN_DUE), false],
      [PLAN_DUE, false],
      [daysAfter(PLAN_DUE), true],
    ] as const)
      expect(pick(termsOn('2026-06-01', [registered, notice, plan(day)]), 'CLK-01').state).toEqual({
        kind: 'met',
        on: day,
        late,
      });
  });
  test('CLK-01: registered on the very day of the notice counts as registered', () => {
    expect(pick(termsOn('2026-03-01', [tell('2026-02-10', 'registered', {}), notice]), 'CLK-01').due).toBe(
      PLAN_DUE,
    );
  });
  test('CLK-01: over the turn of a year and over a leap day', () => {
    const noticeOn = (day: string) => [tell('2020-01-01', 'registered', {}), tell(day, 'duty-notified', {})];
    // 2 December 2027 and 70 days is 10 February 2028; 8 January 2028 and 70 days is 18 March, a Saturday, over 29 February.
    expect(pick(termsOn('2027-12-05', noticeOn('2027-12-02')), 'CLK-01').due).toBe('2028-02-10');
    expect(pick(termsOn('2028-01-10', noticeOn('2028-01-08')), 'CLK-01')).toMatchObject({
      unrolled: '2028-03-18',
      due: '2028-03-20',
    });
    // From the leap day itself: 31 + 30 days are up to 30 April, and nine more.
    expect(pick(termsOn('2028-03-10', noticeOn('2028-02-29')), 'CLK-01').due).toBe('2028-05-09');
  });
  test('CLK-01: nothing is known yet, and it says what is missing', () => {
    expect(termsOn('2026-03-01', []).map(({ rule, state }) => [rule, state])).toEqual([
      ['CLK-01', { kind: 'cannot-say', missing: 'duty-notified' }],
    ]);
  });
  test('CLK-02: registered later than the notice, the ten weeks begin with the registration', () => {
    const told = [notice, tell('2026-03-16', 'registered', {})];
    expect(pick(termsOn('2026-04-01', told), 'CLK-02')).toMatchObject({
      unrolled: '2026-05-25',
      due: '2026-05-26',
      version: 2,
    });
    expect(around(told, 'CLK-02', '2026-05-26')).toEqual(['open', 'open', 'late']);
    const waiting = pick(termsOn('2026-03-01', [notice]), 'CLK-02');
    expect(waiting).toMatchObject({ due: null, state: { kind: 'cannot-say', missing: 'registered' } });
  });
  test('CLK-02: in 2022 the registration counted for everybody; a case of then keeps that', () => {
    const told = [tell('2022-03-01', 'registered', {}), tell('2022-04-01', 'duty-notified', {})];
    // 1 March 2022 and 70 days: 10 May.
    expect(pick(termsOn('2022-04-15', told), 'CLK-02')).toMatchObject({ version: 1, due: '2022-05-10' });
    const later = [tell('2023-03-01', 'registered', {}), tell('2023-04-01', 'duty-notified', {})];
    // 1 April 2023 and 70 days: 10 June, a Saturday.
    expect(pick(termsOn('2023-04-15', later), 'CLK-01')).toMatchObject({ version: 1, due: '2023-06-12' });
  });
  test('CLK-03: who waits for a third party when the ten weeks end, has two weeks after the answer', () => {
    const asked = tell('2026-03-01', 'information-asked', { of: 'coa' }, { name: 'question' });
    const answered = (day: string) => tell(day, 'information-received', {}, { about: 'question' });
    const waiting = termsOn(daysAfter(PLAN_DUE), [registered, notice, asked]);
    expect(pick(waiting, 'CLK-01').state).toEqual({
      kind: 'lapsed',
      since: PLAN_DUE,
      reason: 'replaced-by-third-party-term',
    });
    expect(pick(waiting, 'CLK-03')).toMatchObject({
      due: null,
      state: { kind: 'cannot-say', missing: 'information-received' },
    });
    // 29 April and two weeks is 13 May; 30 April gives Ascension Day, over a bridge day and a weekend.
    const told = [registered, notice, asked, answered('2026-04-29')];
    expect(pick(termsOn('2026-05-01', told), 'CLK-03').due).toBe('2026-05-13');
    expect(around(told, 'CLK-03', '2026-05-13')).toEqual(['open', 'open', 'late']);
    const later = pick(termsOn('2026-05-01', [registered, notice, asked, answered('2026-04-30')]), 'CLK-03');
    expect(later).toMatchObject({ unrolled: '2026-05-14', due: '2026-05-18' });
    expect(planDeadline(termsOn('2026-05-01', told))?.rule).toBe('CLK-03');
  });
  test('CLK-03: an answer on the last day of the ten weeks changes nothing, and the law says nothing about it', () => {
    const asked = tell('2026-03-01', 'information-asked', { of: 'coa' }, { name: 'question' });
    const terms = termsOn('2026-05-01', [
      registered,
      notice,
      asked,
      tell(PLAN_DUE, 'information-received', {}, { about: 'question' }),
    ]);
    expect(terms.map(({ rule }) => rule)).toEqual(['CLK-01']);
    expect(pick(terms, 'CLK-01').steps).toContainEqual({
      kind: 'law-is-silent',
      topic: 'information-within-term',
    });
    expect(pick(terms, 'CLK-01').state.kind).toBe('late');
    // Asked after the ten weeks: too late to wait for.
    const tooLate = tell(daysAfter(PLAN_DUE), 'information-asked', { of: 'coa' }, { name: 'question' });
    expect(pick(termsOn('2026-05-01', [registered, notice, tooLate]), 'CLK-01').state.kind).toBe('late');
  });
  test('CLK-03: of two answers the last one counts', () => {
    const told = [
      registered,
      notice,
      tell('2026-03-01', 'information-asked', { of: 'coa' }, { name: 'one' }),
      tell('2026-03-02', 'information-asked', { of: 'doctor' }, { name: 'two' }),
      tell('2026-06-03', 'information-received', {}, { about: 'two' }),
      tell('2026-05-27', 'information-received', {}, { about: 'one' }),
    ];
    // 3 June 2026 and two weeks: 17 June, a Wednesday.
    expect(pick(termsOn('2026-06-10', told), 'CLK-03')).toMatchObject({ due: '2026-06-17' });
  });
  test('CLK-04: ten weeks after registration in the new municipality, for whoever had a plan', () => {
    const told = [tell('2026-02-24', 'moved-in', { hadPlan: true })];
    expect(pick(termsOn('2026-03-01', told), 'CLK-04')).toMatchObject({
      unrolled: '2026-05-05',
      due: '2026-05-06',
      version: 2,
    });
    expect(around(told, 'CLK-04', '2026-05-06')).toEqual(['open', 'open', 'late']);
    // The date of the first plan is with the other municipality: the three years cannot be said here.
    expect(pick(termsOn('2026-03-01', told), 'CLK-05').state).toEqual({
      kind: 'cannot-say',
      missing: 'first-plan-day',
    });
    const withPlan = [...told, plan('2026-04-01')];
    expect(pick(termsOn('2026-05-01', withPlan), 'CLK-05').state).toEqual({
      kind: 'cannot-say',
      missing: 'first-plan-day',
    });
  });
  test('CLK-04: moved on before there was a plan here, the term is no longer ours', () => {
    const told = [registered, notice, tell('2026-04-01', 'moved-out', {})];
    expect(pick(termsOn('2026-05-01', told), 'CLK-01').state).toEqual({
      kind: 'lapsed',
      since: '2026-04-01',
      reason: 'moved-out',
    });
  });
  test('moved while the intake ran: the law says nothing, and the earliest day stands', () => {
    const terms = termsOn('2026-04-01', [
      registered,
      notice,
      tell('2026-03-20', 'moved-in', { hadPlan: false }),
    ]);
    expect(pick(terms, 'CLK-01').due).toBe(PLAN_DUE);
    expect(pick(terms, 'CLK-01').steps).toContainEqual({
      kind: 'law-is-silent',
      topic: 'moved-without-plan',
    });
  });
});

describe('the term of three years', () => {
  const decided = (day: string, ...more: Told[]) => [registered, notice, plan(day), ...more];
  test('CLK-05: starts the day after the date of the plan, and lasts three years', () => {
    const told = decided('2026-04-20');
    const term = pick(termsOn('2026-05-01', told), 'CLK-05');
    expect(term).toMatchObject({ due: '2029-04-20', kind: 'years', waitsFor: 'newcomer' });
    expect(term.steps).toContainEqual({ kind: 'starts', day: '2026-04-21' });
    expect(around(told, 'CLK-05', '2029-04-20')).toEqual(['open', 'open', 'late']);
    const diploma = (day: string) =>
      pick(termsOn('2029-06-01', decided('2026-04-20', tell(day, 'diploma', {}))), 'CLK-05').state;
    expect(diploma('2029-04-20')).toEqual({ kind: 'met', on: '2029-04-20', late: false });
    expect(diploma('2029-04-21')).toEqual({ kind: 'met', on: '2029-04-21', late: true });
  });
  test('CLK-05: does not move off a weekend, and says by which article', () => {
    // 20 April 2030 is a Saturday.
    const term = pick(termsOn('2027-05-01', [registered, notice, plan('2027-04-20')]), 'CLK-05');
    expect(term.due).toBe('2030-04-20');
    expect(term.steps.at(-1)).toEqual({
      kind: 'not-rolled',
      termKind: 'years',
      article: 'Algemene termijnenwet, art. 4a',
      day: '2030-04-20',
    });
  });
  test('CLK-05: a revised or annulled plan does not move the start', () => {
    const revised = decided('2026-04-20', plan('2027-02-01', 'Z', 2, 'second'));
    expect(pick(termsOn('2027-03-01', revised), 'CLK-05').due).toBe('2029-04-20');
    const annulled = [...decided('2026-04-20'), tell('2026-06-01', 'plan-annulled', {}, { about: 'plan' })];
    expect(pick(termsOn('2026-07-01', annulled), 'CLK-05').state).toEqual({
      kind: 'cannot-say',
      missing: 'new-plan',
    });
    expect(pick(termsOn('2026-07-01', [...annulled, plan('2026-06-15', 'B1', 2, 'new')]), 'CLK-05').due).toBe(
      '2029-04-20',
    );
  });
  test('CLK-06: the route can change for a year and a half, whatever extension there is', () => {
    const told = decided(
      '2026-04-20',
      tell('2027-01-10', 'extension-decided', { ground: 'illness', granted: true, months: 6 }),
    );
    expect(pick(termsOn('2026-05-01', told), 'CLK-06')).toMatchObject({ due: '2027-10-20', nature: 'right' });
    expect(around(told, 'CLK-06', '2027-10-20')).toEqual(['open', 'open', 'lapsed']);
    const facts = caseOf(told);
    expect(routeChangeOn(facts, 'Z', '2027-10-20')?.allowed).toBe('in-time');
    expect(routeChangeOn(facts, 'Z', '2027-10-21')?.allowed).toBe('only-in-special-cases');
  });
  test('CLK-06: from education to B1 at any time', () => {
    const facts = caseOf([
      registered,
      notice,
      plan('2026-04-20', 'education'),
      plan('2028-09-01', 'B1', 2, 'second'),
    ]);
    expect(routeChanges(facts)).toMatchObject([{ from: 'education', to: 'B1', allowed: 'any-time' }]);
    expect(routeChangeOn(facts, 'Z', '2028-10-01')?.allowed).toBe('only-in-special-cases');
  });
  test('CLK-07: hours and passed exams go along with a change of route', () => {
    const facts = caseOf([
      registered,
      notice,
      plan('2026-04-20', 'B1'),
      tell('2026-12-31', 'hours', { kind: 'course', hours: 200, from: '2026-05-01', source: 'school' }),
      tell('2027-01-10', 'exam-result', { part: 'reading', level: 'B1', passed: true }),
      tell('2027-01-11', 'exam-result', { part: 'reading', level: 'A2', passed: true }),
      tell('2027-01-12', 'exam-result', { part: 'knm', level: 'B1', passed: false }),
      plan('2027-02-01', 'Z', 2, 'second'),
    ]);
    expect(zCourseHours(facts)).toMatchObject({ countedHours: 200, leftHours: 600 });
    expect(zCourseHours(facts).steps[0]).toMatchObject({
      reason: 'counts-carried-over',
      article: 'Besluit inburgering 2021, art. 5.4(4)c',
    });
    expect([...passedParts(facts)]).toEqual([['reading', 'B1']]);
  });
  test('CLK-08: lowering to A2 asks 600 hours of Dutch at a recognised school, and only from the B1 route', () => {
    const hours = (
      amount: number,
      kind: 'course' | 'knm' = 'course',
      source: 'school' | 'booklet' = 'school',
    ) => tell('2027-01-31', 'hours', { kind, hours: amount, from: '2026-06-01', source });
    const lowering = (...told: Told[]) => loweringHours(caseOf(decided('2026-04-20', ...told)));
    expect(lowering(hours(599))).toMatchObject({ countedHours: 599, leftHours: 1, reached: false });
    expect(lowering(hours(600))).toMatchObject({
      countedHours: 600,
      reached: true,
      fromB1Route: true,
      enoughEffort: null,
    });
    expect(lowering(hours(600, 'knm'))).toMatchObject({ countedHours: 0 });
    expect(lowering(hours(600, 'course', 'booklet')).steps[0]).toMatchObject({
      kind: 'not-counted',
      reason: 'not-at-recognised-school',
    });
    expect(loweringHours(caseOf([registered, notice, plan('2026-04-20', 'Z'), hours(600)])).fromB1Route).toBe(
      false,
    );
  });
  test('CLK-13: more time can be asked from six months before the end, counted back, as long as the term runs', () => {
    const told = decided('2026-04-20');
    const term = pick(termsOn('2028-01-01', told), 'CLK-13');
    expect(term).toMatchObject({
      opensOn: '2028-10-20',
      due: '2029-04-20',
      kind: 'counted-back',
      state: { kind: 'open' },
    });
    const asked = (day: string) =>
      pick(
        termsOn('2028-12-01', decided('2026-04-20', tell(day, 'extension-asked', { ground: 'illness' }))),
        'CLK-13',
      );
    expect(asked('2028-10-20').state.kind).toBe('met');
    expect(asked('2028-10-19').state.kind).toBe('open');
    // Six months before 31 August there is no such day in February.
    const leap = pick(termsOn('2026-09-01', [registered, notice, plan('2025-08-31')]), 'CLK-13');
    expect(leap).toMatchObject({ opensOn: '2028-02-29', due: '2028-08-31' });
    expect(leap.steps).toContainEqual({ kind: 'law-is-silent', topic: 'no-such-day' });
  });
  test('CLK-13-decision: DUO decides within eight weeks, and the day rolls', () => {
    // 27 July 2026 and eight weeks is Monday 21 September; the Saturday before moves on to it.
    const told = (day: string) =>
      decided('2026-04-20', tell(day, 'extension-asked', { ground: 'illness' }, { name: 'request' }));
    expect(pick(termsOn('2026-08-01', told('2026-07-25')), 'CLK-13-decision')).toMatchObject({
      unrolled: '2026-09-19',
      due: '2026-09-21',
    });
    expect(around(told('2026-07-27'), 'CLK-13-decision', '2026-09-21')).toEqual(['open', 'open', 'late']);
  });
});

describe('a course', () => {
  const decided = [registered, notice, plan('2026-04-20')];
  test('CLK-09: an offer within three months; how long it took longer is the ground for as much more time', () => {
    expect(pick(termsOn('2026-05-01', decided), 'CLK-09')).toMatchObject({
      due: '2026-07-20',
      kind: 'regulation',
    });
    expect(around(decided, 'CLK-09', '2026-07-20')).toEqual(['open', 'open', 'late']);
    const offered = (day: string) =>
      pick(
        termsOn('2026-09-01', [
          ...decided,
          tell(day, 'course-offered', { school: 'Taalplein', recognition: 'quality-mark' }),
        ]),
        'CLK-09',
      );
    expect(offered('2026-07-20').state).toMatchObject({ kind: 'met', late: false });
    expect(offered('2026-07-21').state).toMatchObject({ kind: 'met', late: true });
    expect(offered('2026-07-21').steps).toContainEqual({
      kind: 'delay',
      from: '2026-07-21',
      to: '2026-07-21',
      days: 1,
    });
    expect(extensionRule('late-offer', '2026-08-01')).toMatchObject({ id: 'CLK-09', certified: true });
  });
  test('CLK-09: a term of a Regeling stays on a Saturday', () => {
    // 25 July 2026 is a Saturday.
    const term = pick(termsOn('2026-05-01', [registered, notice, plan('2026-04-25')]), 'CLK-09');
    expect(term.due).toBe('2026-07-25');
    expect(term.steps.at(-1)).toMatchObject({ kind: 'not-rolled', termKind: 'regulation' });
  });
  test('CLK-10: six months to start in the education route', () => {
    const told = [registered, notice, plan('2026-04-20', 'education')];
    expect(pick(termsOn('2026-05-01', told), 'CLK-10').due).toBe('2026-10-20');
    expect(around(told, 'CLK-10', '2026-10-20')).toEqual(['open', 'open', 'late']);
    expect(termsOn('2026-05-01', decided).some(({ rule }) => rule === 'CLK-10')).toBe(false);
    const changed = [...told, plan('2026-08-01', 'B1', 2, 'second')];
    expect(pick(termsOn('2026-11-01', changed), 'CLK-10').state).toMatchObject({
      kind: 'lapsed',
      reason: 'route-changed',
    });
    expect(extensionRule('late-start-education', '2026-08-01')).toMatchObject({
      exactly: { months: 6 },
      certified: true,
    });
  });
  test('CLK-11: three months without a course give as much more time, at most six months', () => {
    const failed = (until?: string) => [
      ...decided,
      tell('2026-09-01', 'provider-failed', until ? { until } : {}),
    ];
    const on = (today: string, until?: string) => pick(termsOn(today, failed(until)), 'CLK-11');
    expect(on('2026-11-30').state.kind).toBe('open');
    expect(on('2026-12-01').state).toEqual({ kind: 'met', on: '2026-12-01', late: false });
    expect(on('2027-01-01', '2026-11-30').state).toEqual({
      kind: 'lapsed',
      since: '2026-11-30',
      reason: 'no-ground',
    });
    // 1 September to 1 March is 181 days, the most: the school came back only in May.
    expect(on('2027-06-01', '2027-05-01').steps).toContainEqual({
      kind: 'delay',
      from: '2026-09-01',
      to: '2027-05-01',
      days: 181,
    });
  });
});

describe('more time', () => {
  test('CLK-12: every ground has its length, article and certificate', () => {
    expect(
      Object.fromEntries(
        EXTENSION_RULES.filter(({ id }) => id === 'CLK-12').map(({ ground, minimum, exactly, maximum }) => [
          ground,
          exactly ?? maximum ?? minimum,
        ]),
      ),
    ).toEqual({
      illness: { months: 3 },
      'death-in-family': { months: 3 },
      birth: { weeks: 16 },
      shelter: null,
      'literacy-course': { months: 6 },
      homelessness: { years: 2 },
      'other-circumstances': { years: 2 },
    });
    expect(isAsInLaw(extensionRule('birth', '2026-01-01'), { days: 112 })).toBe(true);
    expect(isAsInLaw(extensionRule('birth', '2026-01-01'), { days: 111 })).toBe(false);
    expect(isAsInLaw(extensionRule('homelessness', '2026-01-01'), { months: 24 })).toBe(true);
    expect(isAsInLaw(extensionRule('homelessness', '2026-01-01'), { months: 25 })).toBe(false);
    expect(isAsInLaw(extensionRule('shelter', '2026-01-01'), { months: 8 })).toBe(null);
  });
  test('CLK-12: grounds add up, whatever order they came in; a refusal adds nothing', () => {
    const more = [
      tell('2028-11-01', 'extension-decided', { ground: 'birth', granted: true, days: 112 }),
      tell('2028-12-01', 'extension-decided', { ground: 'illness', granted: true, months: 3 }),
      tell('2028-12-02', 'extension-decided', { ground: 'homelessness', granted: false }),
    ];
    // 20 April 2029 and three months is 20 July; 112 days later it is 9 November.
    for (const order of [more, more.toReversed()]) {
      const term = pick(termsOn('2028-12-03', [registered, notice, plan('2026-04-20'), ...order]), 'CLK-05');
      expect(term.due).toBe('2029-11-09');
      expect(term.shifts.length).toBe(2);
      expect(term.steps).toContainEqual({
        kind: 'extension-refused',
        ground: 'homelessness',
        day: '2028-12-02',
      });
    }
  });
  test('CLK-14: nearly done with B1 is two skills, KNM, PVT and MAP; what people must judge stays open', () => {
    const passed = (part: 'reading' | 'listening' | 'knm') =>
      tell('2028-10-01', 'exam-result', { part, level: 'B1', passed: true });
    const told = [
      registered,
      notice,
      plan('2026-04-20'),
      passed('reading'),
      passed('knm'),
      tell('2027-01-01', 'pvt-signed', {}),
      tell('2027-06-01', 'map-final-talk', {}),
    ];
    expect(nearlyDoneB1(caseOf(told), '2028-11-01').met).toBe(false);
    expect(nearlyDoneB1(caseOf([...told, passed('listening')]), '2028-11-01').met).toBe(null);
    const lessons = (hours: number) =>
      tell('2028-01-01', 'hours', { kind: 'course', hours, from: '2026-06-01', source: 'school' });
    const family = (hours: number) =>
      nearlyDoneB1(caseOf([...told, passed('listening'), lessons(hours)], 'family-other'), '2028-11-01').met;
    expect([family(449), family(450)]).toEqual([false, true]);
    expect(extensionRule('nearly-done-b1', '2028-11-01')).toMatchObject({
      id: 'CLK-14',
      exactly: { months: 6 },
    });
  });
});

describe('the intake, decisions and exams', () => {
  test('CLK-15: an appointment that the college set stays on its day; after the third the college completes the intake', () => {
    const summons = (day: string, appointment: string, name: string) =>
      tell(day, 'intake-summoned', { appointment }, { name });
    const missed = (day: string, about: string) => tell(day, 'intake-missed', { warnedOn: day }, { about });
    // 15 March 2026 is a Sunday.
    const told = [registered, notice, summons('2026-03-02', '2026-03-15', 'first')];
    expect(pick(termsOn('2026-03-03', told), 'CLK-15')).toMatchObject({
      due: '2026-03-15',
      kind: 'set-by-college',
    });
    expect(around(told, 'CLK-15', '2026-03-15')).toEqual(['open', 'open', 'late']);
    const thrice = [
      ...told,
      missed('2026-03-15', 'first'),
      summons('2026-03-16', '2026-03-20', 'second'),
      missed('2026-03-20', 'second'),
      summons('2026-03-23', '2026-03-27', 'third'),
      missed('2026-03-27', 'third'),
    ];
    const terms = termsOn('2026-03-30', thrice).filter(({ rule }) => rule === 'CLK-15');
    expect(terms.map(({ state }) => state.kind)).toEqual(['lapsed', 'lapsed', 'late']);
    expect(terms.map(({ steps }) => steps.some(({ kind }) => kind === 'complete-in-absence'))).toEqual([
      false,
      false,
      true,
    ]);
    expect(terms[1]?.steps).toContainEqual({ kind: 'summons', number: 2, of: 3, warnedOn: '2026-03-20' });
  });
  test('CLK-16: dispensation is decided in eight weeks and rolls (Besluit); exemption does not (Regeling)', () => {
    // 26 September 2026 and eight weeks: Saturday 21 November.
    const told = [
      registered,
      notice,
      tell('2026-09-26', 'dispensation-asked', { ground: 'medical' }, { name: 'medical' }),
      tell('2026-09-26', 'exemption-asked', {}, { name: 'diploma' }),
    ];
    expect(pick(termsOn('2026-10-01', told), 'CLK-16')).toMatchObject({
      unrolled: '2026-11-21',
      due: '2026-11-23',
    });
    expect(around(told, 'CLK-16', '2026-11-23')).toEqual(['open', 'open', 'late']);
    expect(pick(termsOn('2026-10-01', told), 'CLK-16-exemption').due).toBe('2026-11-21');
    expect(around(told, 'CLK-16-exemption', '2026-11-21')).toEqual(['open', 'open', 'late']);
  });
  test('CLK-17: a result in eight weeks; speaking and writing at A2 in sixteen since 31 July 2026', () => {
    const sat = (day: string, part: 'knm' | 'speaking' | 'reading', level: 'A2' | 'B1' = 'A2') =>
      termsOn('2026-08-05', [
        registered,
        notice,
        plan('2026-04-20'),
        tell(day, 'exam-sat', { part, level }),
      ]).filter(({ rule }) => rule.startsWith('CLK-17'));
    expect(sat('2026-07-30', 'speaking')).toMatchObject([{ rule: 'CLK-17', due: '2026-09-24' }]);
    expect(sat('2026-07-31', 'speaking')).toMatchObject([{ rule: 'CLK-17-marking', due: '2026-11-20' }]);
    expect(sat('2026-07-31', 'reading')).toMatchObject([{ rule: 'CLK-17', due: '2026-09-25' }]);
    expect(sat('2026-07-31', 'knm', 'B1')).toMatchObject([{ rule: 'CLK-17' }]);
    expect(sat('2026-07-31', 'speaking', 'B1')).toEqual([]);
    expect(extensionRule('exam-marking-delay', '2026-09-01')).toMatchObject({
      id: 'CLK-17',
      exactly: { months: 6 },
    });
  });
});

describe('who, and how long it is kept', () => {
  test('WHO-3: family and other migrants buy their own course: no offer is due', () => {
    const told = [notice, plan('2026-04-20')];
    expect(termsOn('2026-05-01', told, 'family-other').map(({ rule }) => rule)).toEqual([
      'CLK-01',
      'CLK-05',
      'CLK-06',
      'CLK-13',
    ]);
    expect(termsOn('2026-05-01', [registered, ...told]).map(({ rule }) => rule)).toContain('CLK-09');
  });
  test('WHO-2: family of an asylum status holder is of the asylum group, and that can change both ways', () => {
    const told = [
      registered,
      notice,
      plan('2026-04-20'),
      tell('2026-06-01', 'group-changed', { group: 'family-other' }),
    ];
    expect(pick(termsOn('2026-07-01', told), 'CLK-09').state).toEqual({
      kind: 'lapsed',
      since: '2026-06-01',
      reason: 'changed-group',
    });
  });
  test('WHO-4: a case of an older law keeps it, and nothing is made up about it', () => {
    for (const regime of ['2007', '2013'] as const) {
      const facts = { ...caseOf([registered, notice, plan('2026-04-20')]), regime };
      expect(deadlinesOf(facts, clockOn('2026-05-01'))).toMatchObject([
        {
          rule: 'WHO-4',
          due: null,
          state: { kind: 'cannot-say', missing: 'old-regime' },
          article: 'Wet inburgering 2021, art. 54',
        },
      ]);
    }
  });
  test('DAT-5: five years after the duty ended nothing is kept; on death at once', () => {
    const ended = (ground: 'fulfilled' | 'died') => [
      registered,
      notice,
      tell('2028-02-29', 'duty-ended', { ground }),
    ];
    expect(pick(termsOn('2028-03-01', ended('fulfilled')), 'DAT-5')).toMatchObject({
      due: '2033-02-28',
      nature: 'retention',
    });
    expect(around(ended('fulfilled'), 'DAT-5', '2033-02-28')).toEqual(['open', 'open', 'late']);
    expect(pick(termsOn('2028-03-01', ended('died')), 'DAT-5').due).toBe('2028-02-29');
  });
  test('the next duty is the late one, then the earliest; a right is no duty', () => {
    const told = [registered, notice, plan('2026-04-20')];
    expect(nextDuty(termsOn('2026-05-01', told))).toMatchObject({ rule: 'CLK-09', due: '2026-07-20' });
    expect(nextDuty(termsOn('2026-03-01', [registered, notice]))?.rule).toBe('CLK-01');
    expect(nextDuty(termsOn('2026-03-01', []))).toBeUndefined();
  });
  test('every rule has its row, and every row its rule', () => {
    expect(new Set(termRules.rows.map(({ id }) => id)).size).toBe(20);
  });
});
