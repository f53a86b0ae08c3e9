import { expect, test } from 'vitest';
import { eventsOfStory, tell } from '../../../../test/support/worked-lives.ts';
import type { CaseEventData, CaseFacts, TargetGroup } from '../model/events.ts';
import { mapHours, progressTalks, pvtHours, zCourseHours, zParticipationHours } from './hour-counts.ts';
import { finalInterviewOn } from './route-changes.ts';

type Told = ReturnType<typeof tell>;
const TODAY = '2026-11-30';
const plan = tell('2026-03-10', 'plan-decided', { route: 'Z', version: 1 });
const caseOf = (told: Told[], group: TargetGroup = 'asylum'): CaseFacts => ({
  regime: '2021',
  group,
  events: eventsOfStory(told),
});
const hours = (data: Partial<CaseEventData<'hours'>>, day = '2026-06-30') =>
  tell(day, 'hours', {
    kind: 'participation',
    hours: 10,
    from: day,
    dutchEnvironment: true,
    notIsolated: true,
    source: 'booklet',
    ...data,
  });
const participation = (...told: Told[]) => zParticipationHours(caseOf([plan, ...told]), TODAY);
const reasons = (count: { steps: { kind: string; reason?: string }[] }) =>
  count.steps.map(({ reason }) => reason);

test('Z-1: the 800 hours of participation are asked of asylum status holders only', () => {
  expect(participation().normHours).toBe(800);
  expect(zParticipationHours(caseOf([plan], 'family-other'), TODAY)).toMatchObject({
    normHours: null,
    leftHours: 0,
    reached: true,
    article: 'Besluit inburgering 2021, art. 3.14(3)',
  });
  expect(zCourseHours(caseOf([plan], 'family-other')).normHours).toBe(800);
});

test('Z-2: only in Dutch, and not alone; without proof of both it does not count yet', () => {
  expect(participation(hours({}))).toMatchObject({ countedHours: 10, leftHours: 790 });
  expect(reasons(participation(hours({ dutchEnvironment: false })))).toEqual(['not-dutch']);
  expect(reasons(participation(hours({ notIsolated: false })))).toEqual(['in-isolation']);
  expect(reasons(participation(hours({ notIsolated: undefined })))).toEqual(['evidence-missing']);
});

test('Z-3: hours of PVT and MAP are taken off the 800', () => {
  const count = participation(hours({ kind: 'pvt', hours: 12 }), hours({ kind: 'map', hours: 40 }));
  expect(count).toMatchObject({ countedHours: 52, leftHours: 748 });
  expect(reasons(count)).toEqual(['pvt-deducted', 'map-deducted']);
});

test('Z-4: hours before the plan count only in the intake, under the Participatiewet or in social guidance', () => {
  const before = (beforePlan?: CaseEventData<'hours'>['beforePlan']) =>
    participation(hours({ beforePlan }, '2026-02-01'));
  expect(reasons(before('intake'))).toEqual(['counts-in-intake']);
  expect(reasons(before('participation-act'))).toEqual(['counts-participation-act']);
  expect(reasons(before('social-guidance'))).toEqual(['counts-social-guidance']);
  expect(reasons(before('other'))).toEqual(['before-plan']);
  expect(reasons(before())).toEqual(['before-plan-not-said']);
  expect(before('other').steps[0]).toMatchObject({
    kind: 'not-counted',
    article: 'Besluit inburgering 2021, art. 5.3(5)',
  });
  // Of the day of the plan itself it is before; from the day after it counts; a row over that date has to be split.
  expect(reasons(participation(hours({ beforePlan: 'other' }, '2026-03-10')))).toEqual(['before-plan']);
  expect(participation(hours({}, '2026-03-11')).countedHours).toBe(10);
  expect(reasons(participation(hours({ from: '2026-03-01', beforePlan: 'no' }, '2026-03-31')))).toEqual([
    'spans-plan',
  ]);
});

test('Z-4: course hours before the plan count only in the intake', () => {
  const course = (beforePlan: CaseEventData<'hours'>['beforePlan']) =>
    zCourseHours(caseOf([plan, hours({ kind: 'course', source: 'school', beforePlan }, '2026-02-01')]))
      .countedHours;
  expect([course('intake'), course('participation-act'), course('other')]).toEqual([10, 0, 0]);
});

test('Z-5: hours at a practice school count when they are of the two years before the plan', () => {
  const school = (from: string) =>
    zCourseHours(
      caseOf([plan, hours({ kind: 'course', hours: 300, from, source: 'practice-school' }, '2025-06-30')]),
    );
  expect(school('2024-03-10')).toMatchObject({ countedHours: 300, leftHours: 500 });
  expect(reasons(school('2024-03-09'))).toEqual(['practice-school-too-long-ago']);
});

test('Z-6: who sees or hears badly can have a lower norm', () => {
  const lowered = zCourseHours(
    caseOf([plan, tell('2026-04-01', 'hours-norm-lowered', { ground: 'visual', hours: 480 })]),
  );
  expect(lowered).toMatchObject({ normHours: 480, leftHours: 480 });
  expect(lowered.steps.at(-1)).toMatchObject({ kind: 'lower-norm', ground: 'visual' });
});

test('Z-7: the final interview is held by the college or its joint body, by nobody else', () => {
  const interview = (by?: 'college' | 'joint-body' | 'third-party') =>
    finalInterviewOn(caseOf([plan, tell('2028-01-10', 'final-interview', { by })]))?.counts;
  expect([interview(), interview('college'), interview('joint-body'), interview('third-party')]).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(finalInterviewOn(caseOf([plan]))).toBe(null);
});

test('Z-8: a language café needs no quality mark to count as participation, and never counts as course', () => {
  expect(reasons(participation(hours({ source: 'booklet' })))).toEqual(['counts-without-quality-mark']);
  expect(reasons(zCourseHours(caseOf([plan, hours({ kind: 'course', source: 'booklet' })])))).toEqual([
    'not-at-recognised-school',
  ]);
});

test('the Z-route is full at 800 and 800, not an hour before', () => {
  const course = (amount: number) =>
    zCourseHours(caseOf([plan, hours({ kind: 'course', hours: amount, source: 'school' })])).reached;
  expect([course(799), course(800)]).toEqual([false, true]);
  expect([
    participation(hours({ hours: 799 })).reached,
    participation(hours({ hours: 800 })).reached,
  ]).toEqual([false, true]);
  expect(participation(hours({ hours: 900 })).leftHours).toBe(0);
});

test('PVT takes at least 12 hours and a signature, MAP at least 40 and a talk; the education route has no MAP', () => {
  expect(pvtHours(caseOf([plan, hours({ kind: 'pvt', hours: 11 })]))).toMatchObject({
    leftHours: 1,
    reached: false,
    signedOn: null,
  });
  expect(
    pvtHours(caseOf([plan, hours({ kind: 'pvt', hours: 12 }), tell('2026-08-01', 'pvt-signed', {})])),
  ).toMatchObject({
    reached: true,
    signedOn: '2026-08-01',
  });
  expect(mapHours(caseOf([plan, hours({ kind: 'map', hours: 39 })])).reached).toBe(false);
  expect(mapHours(caseOf([plan, hours({ kind: 'map', hours: 40 })])).reached).toBe(true);
  const education = tell('2026-03-10', 'plan-decided', { route: 'education', version: 1 });
  expect(mapHours(caseOf([education]))).toMatchObject({
    normHours: null,
    article: 'Wet inburgering 2021, art. 8(3)',
  });
});

test('talks about progress are counted from the plan on, against the number in the newest plan', () => {
  const talks = progressTalks(
    caseOf([
      tell('2026-03-01', 'progress-talk', {}),
      tell('2026-03-10', 'plan-decided', { route: 'B1', version: 1, progressTalks: 4 }),
      tell('2026-06-10', 'progress-talk', {}),
      tell('2026-07-01', 'plan-decided', { route: 'B1', version: 2, progressTalks: 6 }),
    ]),
  );
  expect(talks).toMatchObject({
    planned: 6,
    held: 1,
    left: 5,
    article: 'Besluit inburgering 2021, art. 5.3(4)',
  });
  expect(progressTalks(caseOf([plan]))).toMatchObject({ planned: null, left: null });
});
