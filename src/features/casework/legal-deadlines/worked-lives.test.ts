import { describe, expect, test } from 'vitest';
import { type ExpectedTerm, factsOfLife, WORKED_LIVES } from '../../../../test/support/worked-lives.ts';
import { caseEventSchemas } from '../model/events.ts';
import { clockOn, deadlinesOf } from './deadlines.ts';
import { loweringHours, mapHours, pvtHours, zCourseHours, zParticipationHours } from './hour-counts.ts';
import { routeChanges } from './route-changes.ts';
import type { LegalDeadline } from './term-types.ts';

/** A term in the form of the table of expectations. */
function shown({ rule, base, due, unrolled, opensOn, state }: LegalDeadline): ExpectedTerm {
  const since =
    state.kind === 'met'
      ? state.on
      : state.kind === 'lapsed' || state.kind === 'stands-still'
        ? state.since
        : undefined;
  return {
    rule,
    base: base?.day ?? null,
    due,
    ...(unrolled !== null && unrolled !== due ? { unrolled } : {}),
    ...(opensOn === null ? {} : { opensOn }),
    state: state.kind === 'met' && state.late ? 'met late' : state.kind,
    ...(since === undefined ? {} : { since }),
  };
}

const sorted = (terms: readonly ExpectedTerm[]): ExpectedTerm[] =>
  terms.toSorted((a, b) => (`${a.rule} ${a.base}` < `${b.rule} ${b.base}` ? -1 : 1));

const lifeOf = (name: string) => {
  const life = WORKED_LIVES.find((each) => each.name === name);
  if (!life) throw new Error(`no life of ${name}`);
  return life;
};

describe('twelve worked lives', () => {
  test('there are twelve, and every event is one that a case can hold', () => {
    expect(WORKED_LIVES.length).toBe(12);
    for (const life of WORKED_LIVES)
      for (const { kind, data, day } of factsOfLife(life).events)
        expect([life.name, kind, day, caseEventSchemas[kind].safeParse(data).success]).toEqual([
          life.name,
          kind,
          day,
          true,
        ]);
  });
  test.each(WORKED_LIVES.map((life) => [life.name, life.story, life] as const))('%s: %s', (_, __, life) => {
    expect(sorted(deadlinesOf(factsOfLife(life), clockOn(life.today)).map(shown))).toEqual(
      sorted(life.expected),
    );
  });
  test('Rahel changed her route in time, and her hours of Dutch went along', () => {
    const facts = factsOfLife(lifeOf('Rahel'));
    expect(routeChanges(facts)).toMatchObject([
      { from: 'B1', to: 'Z', allowed: 'in-time', until: '2025-09-11' },
    ]);
    expect(zCourseHours(facts)).toMatchObject({ countedHours: 720, leftHours: 80, reached: false });
    expect(zCourseHours(facts).steps.map((step) => 'reason' in step && step.reason)).toEqual([
      'counts-carried-over',
      'counts',
    ]);
    expect(zParticipationHours(facts, '2026-11-30')).toMatchObject({
      normHours: 800,
      countedHours: 172,
      leftHours: 628,
    });
    expect(pvtHours(facts)).toMatchObject({ countedHours: 12, reached: true, signedOn: null });
    expect(mapHours(facts)).toMatchObject({ countedHours: 40, reached: true, finalTalkOn: null });
  });
  test('Leila had 620 hours before she was lowered to A2', () => {
    expect(loweringHours(factsOfLife(lifeOf('Leila')))).toMatchObject({
      countedHours: 620,
      reached: true,
      fromB1Route: true,
      enoughEffort: true,
    });
  });
  test('Mehari gets back the 182 days without a teacher', () => {
    const term = deadlinesOf(factsOfLife(lifeOf('Mehari')), clockOn('2028-06-01')).find(
      ({ rule }) => rule === 'CLK-11',
    );
    expect(term?.steps).toContainEqual({ kind: 'delay', from: '2026-03-02', to: '2026-08-31', days: 182 });
  });
  test('Hodan waited 75 days too long', () => {
    const term = deadlinesOf(factsOfLife(lifeOf('Hodan')), clockOn('2028-12-20')).find(
      ({ rule }) => rule === 'CLK-09',
    );
    expect(term?.steps).toContainEqual({ kind: 'delay', from: '2026-08-07', to: '2026-10-20', days: 75 });
  });
});
