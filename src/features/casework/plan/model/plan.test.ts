import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UNKNOWN_INITIATIVE } from '../../../../../test/support/initiatives.ts';
import { messagesIn } from '../../messages.ts';
import type { CaseEventKind, CaseFacts, TargetGroup } from '../../model/events.ts';
import {
  annulWarnings,
  checklist,
  differsFromTest,
  learnabilityOf,
  loweringGaps,
  planRefusals,
  routeChangeCheck,
} from './checks.ts';
import { decisionOf, effectivePlan, emptyPlan, levelOf, type PlanContent } from './content.ts';
import { planDifferences, planLines } from './describe.ts';
import { FIELDS_OF_STEP, readStep, stepVersion, toPlanFields } from './fields.ts';
import { usesOf } from './idea-uses.ts';
import { courseHours, durationOf, participationHours, termOf } from './pace.ts';

const SCHOOL = '11111111-1111-4111-8111-111111111111';
const words = (language = 'nl') => ({ t: messagesIn(language), language });
/** Text put into a message is isolated from its surroundings; a test reads it plain. */
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '');

let count = 0;
function factsWith(
  events: [kind: CaseEventKind, day: string, data?: object][],
  group: TargetGroup = 'asylum',
): CaseFacts {
  return {
    regime: '2021',
    group,
    events: events.map(([kind, day, data = {}]) => {
      const id = `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`;
      return { id, kind, day, data, source: 'guide', recordedAt: new Date(0) } as CaseFacts['events'][number];
    }),
  };
}
const READY: [CaseEventKind, string, object?][] = [
  ['duty-notified', '2026-10-01'],
  ['registered', '2026-10-05'],
  ['intake-completed', '2026-11-01'],
  ['learnability-result', '2026-11-02', { result: 'not-feasible' }],
];
const plan = (said: Partial<PlanContent> = {}): PlanContent => ({ ...emptyPlan(), ...said });
/** Everything that the law asks of a plan in the Z-route. */
const Z_PLAN = plan({
  route: 'Z',
  reasons: ['test'],
  weeklyHours: 12,
  weeklyParticipation: 8,
  literacy: 'none',
  pvtHours: 12,
  mapHours: 40,
  knm: 'in-course',
  courseState: 'school',
  school: { id: SCHOOL, name: 'Taalschool Oost', recognition: 'quality-mark' },
  courseStart: '2027-01-11',
  childEducation: 'none',
  support: ['contact'],
  progressTalks: 4,
  unburdening: true,
});
const FILE = { number: '2026-1', municipality: 'GM0518' };
const desk = (facts: CaseFacts) => ({ file: FILE, facts });
const today = '2026-12-01';
const intake = { completed: true, topicsMissing: 0 };
const missing = (content: PlanContent, facts = factsWith(READY)) =>
  checklist(content, facts, { intake, today })
    .filter(({ state }) => state === 'missing')
    .map(({ check }) => check);

describe('how long a route takes', () => {
  const term = termOf('2026-12-01');
  const z = {
    route: 'Z',
    group: 'asylum',
    weeklyHours: 10,
    weeklyParticipation: 10,
    totalHours: null,
    pvtHours: 12,
    mapHours: 40,
  } as const;

  test('Z-3: hours of PVT and MAP are deducted from the 800 hours of taking part', () => {
    expect(participationHours({ pvtHours: 12, mapHours: 40 })).toBe(748);
    expect(participationHours({ pvtHours: null, mapHours: null })).toBe(800);
  });
  test('800 hours of lessons at ten a week are eighty weeks of lessons, a hundred and four on the calendar', () => {
    expect(durationOf(z, term)).toMatchObject({
      courseWeeks: 104,
      participationWeeks: 75,
      weeks: 104,
      withinTerm: true,
    });
  });
  test('too slow a pace ends after the three years, and is said so', () => {
    expect(durationOf({ ...z, weeklyHours: 4 }, term).withinTerm).toBe(false);
  });
  test('Z-1: a family migrant in the Z-route has no hours of taking part', () => {
    expect(durationOf({ ...z, group: 'family-other', weeklyParticipation: null }, term)).toMatchObject({
      participationWeeks: null,
      weeks: 104,
    });
  });
  test('what nobody said has no end: the B1-route without a total, the education route', () => {
    expect(courseHours({ route: 'B1', totalHours: null })).toBeNull();
    expect(durationOf({ ...z, route: 'education' }, term).endsOn).toBeNull();
    expect(durationOf({ ...z, weeklyParticipation: null }, term).weeks).toBeNull();
  });
  test('CLK-05: the term begins the day after the decision and lasts three years', () => {
    expect(termOf('2026-12-01')).toEqual({ from: '2026-12-02', until: '2029-12-02' });
    expect(termOf('2028-02-28')).toEqual({ from: '2028-02-29', until: '2031-02-28' });
  });
});

describe('the test and the own choice', () => {
  test.each([
    ['feasible', 'Z', true],
    ['feasible', 'B1', false],
    ['feasible', 'education', false],
    ['not-feasible', 'B1', true],
    ['not-feasible', 'education', true],
    ['not-feasible', 'Z', false],
    ['unknown', 'Z', false],
    ['none', 'B1', false],
    ['skipped', 'B1', false],
  ] as const)('a test that says %s and route %s: another one is %s', (result, route, differs) => {
    expect(differsFromTest(result, route)).toBe(differs);
  });
  test('the last result counts; skipped without a result is known too', () => {
    expect(
      learnabilityOf(
        factsWith([
          ['learnability-result', '2026-10-01', { result: 'unknown' }],
          ['learnability-result', '2026-11-01', { result: 'feasible' }],
        ]),
      ),
    ).toBe('feasible');
    expect(learnabilityOf(factsWith([['learnability-skipped', '2026-10-01', { ground: 'visual' }]]))).toBe(
      'skipped',
    );
    expect(learnabilityOf(factsWith([]))).toBe('none');
  });
});

describe('what must be in a plan', () => {
  test('a whole plan of the Z-route lacks nothing', () => {
    expect(missing(Z_PLAN)).toEqual([]);
  });
  test('an empty plan lacks everything that the law asks', () => {
    expect(missing(emptyPlan())).toEqual([
      'route',
      'reasons',
      'intensity',
      'pvt',
      'map',
      'child',
      'support',
      'talks',
      'unburdening',
    ]);
  });
  test('fewer than twelve hours of PVT and forty of MAP are not enough', () => {
    expect(missing({ ...Z_PLAN, pvtHours: 11, mapHours: 39 })).toEqual(['pvt', 'map']);
    expect(missing({ ...Z_PLAN, pvtHours: 12, mapHours: 40 })).toEqual([]);
  });
  test('the education route has no MAP', () => {
    const education = {
      ...Z_PLAN,
      route: 'education',
      mapHours: null,
      differenceWords: 'wil studeren',
    } as const;
    expect(missing(education)).toEqual([]);
  });
  test('the B1-route of an asylum status holder needs a total, that of a family migrant needs no intensity', () => {
    const b1 = { ...Z_PLAN, route: 'B1', differenceWords: 'leert snel' } as const;
    expect(missing(b1)).toEqual(['intensity']);
    expect(missing({ ...b1, totalHours: 800 })).toEqual([]);
    const family = factsWith(READY, 'family-other');
    expect(missing({ ...b1, weeklyHours: null, unburdening: null }, family)).toEqual([]);
  });
  test('another route than the test points to needs its reason', () => {
    expect(missing({ ...Z_PLAN, route: 'B1', totalHours: 800 })).toEqual(['difference']);
  });
  test('agreements about a child say what was agreed', () => {
    expect(missing({ ...Z_PLAN, childEducation: 'agreed' })).toEqual(['child']);
    expect(missing({ ...Z_PLAN, childEducation: 'agreed', childWords: 'voorschool vanaf maart' })).toEqual(
      [],
    );
  });
  test('an intake that is not complete is said, and keeps nobody from deciding', () => {
    const items = checklist(Z_PLAN, factsWith([]), { intake: { completed: false, topicsMissing: 3 }, today });
    expect(items.filter(({ state }) => state === 'advice').map(({ check }) => check)).toEqual([
      'notice',
      'registered',
      'intake',
      'topics',
      'learnability',
    ]);
  });
});

describe('what DUO refuses', () => {
  test('a whole plan is taken', () => {
    expect(planRefusals(Z_PLAN, desk(factsWith(READY)), today)).toEqual([]);
  });
  test('a day before the duty, before settling, before an earlier plan', () => {
    expect(planRefusals(Z_PLAN, desk(factsWith(READY)), '2026-09-30')).toEqual([
      'pip-before-duty',
      'pip-before-settling',
    ]);
    const earlier = factsWith([...READY, ['plan-decided', '2026-11-10', { route: 'Z', version: 1 }]]);
    expect(planRefusals(Z_PLAN, desk(earlier), '2026-11-09')).toEqual(['pip-before-earlier-plan']);
    expect(planRefusals(Z_PLAN, desk(earlier), '2026-11-10')).toEqual([]);
  });
  test('A2 in the very first plan of the B1-route, unless somebody moved here with a plan', () => {
    const lowered = plan({
      ...Z_PLAN,
      route: 'B1',
      totalHours: 800,
      lowered: ['reading', 'listening', 'writing', 'speaking'],
    });
    expect(planRefusals(lowered, desk(factsWith(READY)), today)).toEqual(['pip-a2-first']);
    const moved = factsWith([...READY, ['moved-in', '2026-11-20', { hadPlan: true }]]);
    expect(planRefusals(lowered, desk(moved), today)).toEqual([]);
    expect(planRefusals({ ...lowered, route: 'education' }, desk(moved), today)).toContain(
      'pip-a2-education',
    );
  });
  test('a course for who chooses a school, a school that may not give the route, a course before the plan', () => {
    expect(planRefusals(Z_PLAN, desk(factsWith(READY, 'family-other')), today)).toEqual(['offer-group']);
    expect(planRefusals({ ...Z_PLAN, route: 'education' }, desk(factsWith(READY)), today)).toEqual([
      'course-school',
    ]);
    expect(planRefusals({ ...Z_PLAN, courseStart: '2026-11-30' }, desk(factsWith(READY)), today)).toEqual([
      'course-before-plan',
    ]);
  });
  test('what is not known of a case refuses nothing', () => {
    expect(planRefusals(Z_PLAN, desk(factsWith([])), today)).toEqual([]);
  });
});

describe('amending', () => {
  const decided = (route: string, day = '2026-12-01') =>
    factsWith([['plan-decided', day, { route, version: 1 }]]);

  test('CLK-06: a route can be changed up to one and a half years after the term began', () => {
    expect(routeChangeCheck(decided('B1'), 'Z', '2028-06-02')).toEqual({
      until: '2028-06-02',
      verdict: 'in-time',
    });
    expect(routeChangeCheck(decided('B1'), 'Z', '2028-06-03').verdict).toBe('after-limit');
  });
  test('CLK-06: from the education route to B1 at any time', () => {
    expect(routeChangeCheck(decided('education'), 'B1', '2029-11-01').verdict).toBe('any-time');
    expect(routeChangeCheck(decided('education'), 'Z', '2029-11-01').verdict).toBe('after-limit');
  });
  test('CLK-08: lowering only from the B1-route, after 600 hours and enough effort', () => {
    const change = {
      kind: 'lowering',
      dutchHours: 600,
      enoughEffort: true,
      words: 'leert langzaam',
    } as const;
    expect(loweringGaps(plan({ route: 'B1', lowered: ['writing'], change }))).toEqual([]);
    expect(
      loweringGaps(plan({ route: 'B1', lowered: ['writing'], change: { ...change, dutchHours: 599 } })),
    ).toEqual(['hours']);
    expect(loweringGaps(plan({ route: 'Z', change: { ...change, enoughEffort: false } }))).toEqual([
      'route',
      'skills',
      'effort',
    ]);
  });
  test('the level is A2 only when all four skills were lowered', () => {
    expect(levelOf(plan({ route: 'B1', lowered: ['reading', 'writing', 'speaking'] }))).toBe('B1');
    expect(levelOf(plan({ route: 'B1', lowered: ['reading', 'writing', 'speaking', 'listening'] }))).toBe(
      'A2',
    );
    expect(levelOf(plan({ route: 'Z' }))).toBeUndefined();
  });
  test('annulling warns when DUO has the plan, and when there are hours', () => {
    const facts = factsWith([
      ['plan-received-by-duo', '2026-12-02', { about: SCHOOL }],
      ['hours', '2027-01-31', { kind: 'course', hours: 20, from: '2027-01-01', source: 'school' }],
    ]);
    expect(annulWarnings(facts, SCHOOL)).toEqual(['received', 'hours']);
    expect(annulWarnings(factsWith([]), SCHOOL)).toEqual([]);
  });
});

describe('the forms', () => {
  test('what a page shows and sends back unchanged changes nothing', () => {
    const school = { id: SCHOOL, name: 'Taalschool Oost', recognition: 'quality-mark' } as const;
    for (const step of ['route', 'pace', 'course', 'support'] as const)
      expect(readStep(step, toPlanFields(Z_PLAN), Z_PLAN, [school])).toEqual({ plan: Z_PLAN, problems: {} });
  });
  test('a typed number goes before a chosen one, in digits of any script', () => {
    const read = (fields: Record<string, string[]>) => readStep('pace', fields, emptyPlan(), []);
    expect(read({ weeklyHours: ['12'], 'weeklyHours-other': ['١٤'] }).plan.weeklyHours).toBe(14);
    expect(read({ weeklyHours: ['12'], 'weeklyHours-other': ['50'] }).problems).toEqual({
      weeklyHours: 'number',
    });
    expect(read({ pvtHours: ['twaalf'] }).problems).toEqual({ pvtHours: 'number' });
    expect(read({ totalHours: ['99999'] }).problems).toEqual({ totalHours: 'number' });
  });
  test('a school that left the list stays in a plan that names it', () => {
    expect(readStep('course', { school: [SCHOOL] }, Z_PLAN, []).plan.school?.name).toBe('Taalschool Oost');
    expect(readStep('course', { school: [SCHOOL] }, emptyPlan(), []).plan.school).toBeNull();
  });
  test('the next group of a school is taken only when somebody ticks it, and a typed day goes before it', () => {
    const school = { id: SCHOOL, name: 'Oost', recognition: 'quality-mark', startsOn: '2027-03-01' } as const;
    const start = (fields: Record<string, string[]>) =>
      readStep('course', { school: [SCHOOL], ...fields }, emptyPlan(), [school]).plan.courseStart;
    expect(start({})).toBeNull();
    expect(start({ startNext: ['yes'] })).toBe('2027-03-01');
    expect(start({ startNext: ['yes'], courseStart: ['2027-04-05'] })).toBe('2027-04-05');
  });
  test('no start that is no day, and no words without end', () => {
    expect(readStep('course', { courseStart: ['31-02-2027'] }, Z_PLAN, []).problems).toEqual({
      courseStart: 'day',
    });
    expect(readStep('route', { routeWords: ['x'.repeat(2001)] }, Z_PLAN, []).problems).toEqual({
      routeWords: 'too-long',
    });
  });
  test('a page has another version when one of its own fields changed, and no other', () => {
    for (const step of ['route', 'pace', 'course', 'support'] as const) {
      const before = stepVersion(step, Z_PLAN);
      expect(stepVersion(step, { ...Z_PLAN, progressTalks: 9 }) === before).toBe(step !== 'support');
    }
    expect(FIELDS_OF_STEP.support).toContain('progressTalks');
  });
});

describe('a plan in words', () => {
  test('what does not apply to the route or the group is not said, whatever stood there', () => {
    const lines = planLines(
      { ...Z_PLAN, route: 'education', totalHours: 900, zExams: ['knm'] },
      'asylum',
      words(),
    );
    const fields = lines.map(({ field }) => field);
    expect(fields).not.toContain('map');
    expect(fields).not.toContain('total');
    expect(fields).not.toContain('exams');
    expect(fields).not.toContain('participation');
    expect(effectivePlan({ ...Z_PLAN, courseState: 'waiting' }, 'asylum').school).toBeNull();
    const family = planLines(Z_PLAN, 'family-other', words()).map(({ field }) => field);
    expect(family).not.toContain('course');
    expect(family).not.toContain('weekly');
    expect(family).not.toContain('unburdening');
  });
  test('versions differ line by line, also where a line comes or goes', () => {
    const before = planLines(Z_PLAN, 'asylum', words());
    const after = planLines({ ...Z_PLAN, route: 'B1', totalHours: 800, progressTalks: 6 }, 'asylum', words());
    expect(
      planDifferences(before, after).map(({ field, before: old, after: now }) => [
        field,
        plain(old),
        plain(now),
      ]),
    ).toEqual([
      ['route', 'Z-route (zelfredzaamheid)', 'B1-route'],
      ['participation', '8 uur per week', ''],
      ['total', '', '800 uur'],
      ['talks', '4 gesprekken', '6 gesprekken'],
    ]);
    expect(planDifferences(before, before)).toEqual([]);
  });
});

describe('the free part', () => {
  const choir = { ...UNKNOWN_INITIATIVE, goals: ['music', 'people'] as ('music' | 'people')[] };
  const z = { route: 'Z', group: 'asylum' } as const;

  test('Z-2: in Dutch and not in isolation counts; what nobody said is asked, and is no no', () => {
    expect(usesOf({ ...choir, languages: ['nl'], contactForms: ['group'] }, z)).toMatchObject({
      uses: ['z-hours', 'map-network', 'knm', 'pvt-excursion'],
      ask: [],
    });
    expect(usesOf(choir, z)).toMatchObject({ ask: ['dutch', 'together'] });
    expect(usesOf(choir, z).uses).toContain('z-hours');
    expect(usesOf({ ...choir, languages: ['ar'] }, z).uses).not.toContain('z-hours');
    expect(usesOf({ ...choir, contactForms: ['oneToOne'] }, z).uses).not.toContain('z-hours');
    expect(usesOf({ ...choir, online: true }, z).uses).not.toContain('z-hours');
  });
  test('Z-1: only for asylum status holders, and only in the Z-route', () => {
    const open = { ...choir, languages: ['nl'] as ['nl'], contactForms: ['group'] as ['group'] };
    expect(usesOf(open, { ...z, group: 'family-other' }).uses).not.toContain('z-hours');
    expect(usesOf(open, { ...z, route: 'B1' }).uses).not.toContain('z-hours');
  });
  test('MAP is not in the education route', () => {
    expect(usesOf(choir, { ...z, route: 'education' }).uses).not.toContain('map-network');
  });
});

describe('the binding part', () => {
  const PLACES: string[] = ['Taalcafé de Boot', 'Koor Zomerlucht', 'Fietsles Noord'];
  const names = fc.array(fc.constantFrom(...PLACES), {
    maxLength: 3,
  });
  const contents = fc.record({
    route: fc.constantFrom('B1', 'education', 'Z', null),
    reasons: fc.subarray(['test', 'wish', 'study', 'work', 'pace', 'home'] as const),
    lowered: fc.subarray(['reading', 'listening', 'writing', 'speaking'] as const),
    weeklyHours: fc.option(fc.integer({ min: 0, max: 40 })),
    totalHours: fc.option(fc.integer({ min: 0, max: 9999 })),
    pvtHours: fc.option(fc.integer({ min: 0, max: 200 })),
    mapHours: fc.option(fc.integer({ min: 0, max: 200 })),
    support: fc.subarray(['settling', 'contact', 'language'] as const),
    progressTalks: fc.option(fc.integer({ min: 0, max: 99 })),
  });

  test('names a place only when somebody bound it, in the words and in what DUO hears of none', () => {
    fc.assert(
      fc.property(contents, names, fc.constantFrom('asylum', 'family-other'), (said, bound, group) => {
        const content = plan({
          ...said,
          reasons: [...said.reasons],
          lowered: [...said.lowered],
          support: [...said.support],
          named: bound.map((name) => ({ initiative: SCHOOL, name, words: 'samen besloten' })),
        });
        const text = planLines(content, group, words())
          .map((line) => line.text)
          .join('\n');
        for (const name of PLACES) expect(text.includes(name)).toBe(bound.includes(name));
        const event = decisionOf(content, group, { version: 1, revises: undefined });
        expect(JSON.stringify(event ?? null)).not.toMatch(/Taalcafé|Koor|Fietsles/);
        expect(event === undefined).toBe(content.route === null);
      }),
    );
  });
});
