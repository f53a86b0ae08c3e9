import { describe, expect, test } from 'vitest';
import { containsBsn } from '../model/bsn.ts';
import type { CaseEvent, CaseFacts } from '../model/events.ts';
import { type IntakeAnswer, standings } from './answers.ts';
import { readHandOver } from './hand-over.ts';
import { type IntakeQuestion, TOPICS } from './questions.ts';
import {
  absence,
  askedQuestions,
  completionGaps,
  type IntakeState,
  topicProgress,
  viewDiffersFromTest,
} from './rules.ts';

const recordedAt = new Date('2026-11-24T09:00:00Z');
const summons = (id: string, day: string): CaseEvent => ({
  id,
  kind: 'intake-summoned',
  day,
  data: { appointment: day },
  source: 'municipality',
  recordedAt,
});
const missed = (about: string, day: string, warnedOn?: string): CaseEvent => ({
  id: `m${about}`,
  kind: 'intake-missed',
  day,
  data: { about, ...(warnedOn ? { warnedOn } : {}) },
  source: 'guide',
  recordedAt,
});
const testResult = (result: 'feasible' | 'not-feasible' | 'unknown'): CaseEvent => ({
  id: 't',
  kind: 'learnability-result',
  day: '2026-11-20',
  data: { result },
  source: 'duo',
  recordedAt,
});
const facts = (...events: CaseEvent[]): CaseFacts => ({ regime: '2021', group: 'asylum', events });
const said = (question: IntakeQuestion, ...choices: string[]): IntakeAnswer => ({
  id: question,
  question,
  value: { choices },
  source: 'newcomer',
  day: '2026-11-24',
  via: 'desk',
  saidAt: recordedAt,
  by: 'Esra',
  account: 'e',
  replaces: [],
});
const intake = (answers: IntakeAnswer[], events: CaseEvent[] = []): IntakeState => ({
  standings: standings(answers),
  sittings: [],
  readBacks: [],
  facts: facts(...events),
});

test('there are exactly eight topics, as the law and the decree list them', () => {
  expect(TOPICS).toHaveLength(8);
});

test('CLK-15: an intake is completed in absence after three summonses with warnings, and not after two', () => {
  const two = [
    summons('1', '2026-09-01'),
    missed('1', '2026-09-01', '2026-09-02'),
    summons('2', '2026-10-01'),
    missed('2', '2026-10-01', '2026-10-02'),
    summons('3', '2026-11-01'),
  ];
  expect(absence(facts(...two))).toEqual({ missed: 2, warned: 2, may: false });
  expect(absence(facts(...two, missed('3', '2026-11-01'))).may).toBe(true);
  // Without the written warnings in between there were no three summonses as the law means them.
  const unwarned = [
    summons('1', 'a'),
    missed('1', 'a'),
    summons('2', 'b'),
    missed('2', 'b'),
    summons('3', 'c'),
  ];
  expect(absence(facts(...unwarned, missed('3', 'c'))).may).toBe(false);
});

describe('the test of DUO and the view of the municipality are two facts', () => {
  test.each([
    ['feasible', 'view-z', true],
    ['feasible', 'view-b1', false],
    ['feasible', 'view-education', false],
    ['not-feasible', 'view-b1', true],
    ['not-feasible', 'view-education', true],
    ['not-feasible', 'view-z', false],
    ['unknown', 'view-z', false],
    ['not-feasible', 'view-open', false],
  ] as const)('%s and %s: a reason is asked: %s', (result, view, differs) => {
    const state = intake([said('route-view', view)], [testResult(result)]);
    expect(viewDiffersFromTest(state.standings, state.facts)).toBe(differs);
    expect(askedQuestions('learnabilityTest', state).includes('route-reason')).toBe(differs);
  });
});

test('who has no children is asked nothing more about early education', () => {
  const state = intake([said('child-ages', 'child-none')]);
  expect(topicProgress('earlyChildhoodEducation', state)).toMatchObject({
    state: 'not-applicable',
    asked: 1,
    gaps: [],
  });
});

test('who prefers not to say has answered, and what nobody asked is a gap', () => {
  const progress = topicProgress('education', intake([said('diploma', 'declined')]));
  expect(progress).toMatchObject({ state: 'partly', answered: 1 });
  expect(progress.gaps).toContain('school-years');
  expect(progress.gaps).not.toContain('diploma');
});

test('an intake is not completed before the right to be alone was said', () => {
  const kinds = completionGaps(intake([])).map(({ kind }) => kind);
  expect(kinds).toContain('not-told-alone');
  expect(kinds).toContain('not-read-back');
  expect(kinds.filter((kind) => kind === 'topic')).toHaveLength(7);
});

describe('a citizen service number is found wherever it stands', () => {
  test.each(['111222333', 'BSN 1112.22.333', 'nr 111 222 333.', 'x11122233-3x'])('%s', (text) => {
    expect(containsBsn(text)).toBe(true);
  });
  test.each(['111222334', '06-12345678', '2026-11-24', '20261124', '+31612345678', '1112223334', ''])(
    'not in %s',
    (text) => expect(containsBsn(text)).toBe(false),
  );
});

describe('the hand-over of COA', () => {
  const listed = { name: 'Yonas', date: '2026-11-02', household: 'alone', levelReading: 'a1' };
  test('takes the listed fields and refuses every other by its name', () => {
    const read = readHandOver(JSON.stringify({ ...listed, medication: 'iets', religion: 'x', v_number: 5 }));
    expect(read).toEqual({
      name: 'Yonas',
      caseNumber: '',
      date: '2026-11-02',
      answers: [
        { field: 'household', question: 'household', value: { choices: ['house-alone'] } },
        { field: 'levelReading', question: 'level-reading', value: { choices: ['a1'] } },
      ],
      refused: ['medication', 'religion', 'v_number'],
      unread: [],
    });
    expect(JSON.stringify(read)).not.toContain('iets');
  });
  test('reads lines with a semicolon or a comma, and leaves out what it does not know', () => {
    const read = readHandOver(
      'field;value\r\nchildAges;0-2,4-12\r\npreIntegration;"started"\r\nhousehold;boat\r\n',
    );
    expect(read).toMatchObject({
      answers: [
        { question: 'child-ages', value: { choices: ['child-0', 'child-4'] } },
        { question: 'pre-integration', value: { choices: ['pre-started'] } },
      ],
      refused: ['field'],
      unread: ['household'],
    });
  });
  test('with a citizen service number anywhere nothing is read, also in a refused field', () => {
    expect(readHandOver(JSON.stringify({ ...listed, remark: 'bsn 111222333' }))).toBe('bsn');
    expect(readHandOver('name;Yonas\nbsn;111222333')).toBe('bsn');
  });
  test('is no file of anything else', () => {
    expect(readHandOver('{')).toBe('not-a-file');
    expect(readHandOver('<html>')).toBe('not-a-file');
    expect(readHandOver('{}')).toBe('empty');
  });
});
