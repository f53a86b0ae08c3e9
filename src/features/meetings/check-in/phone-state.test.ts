import { expect, test } from 'vitest';
import { afterAnswer, type PhoneState, shownPeople } from './client/phone-state.ts';
import type { CheckInItem, ItemAnswer, SyncAnswer } from './protocol.ts';

const person = { code: 'ABCD-2345', name: 'Aster', where: '', at: null, device: '' };
const scan: CheckInItem = {
  kind: 'scan',
  id: 'one',
  text: 'abcd2345',
  at: '2027-01-14T12:00:00.000Z',
  device: 'left',
};
const state = (queue: CheckInItem[]): PhoneState => ({ people: [person], queue, since: '' });
const answer = (...answers: ItemAnswer[]): SyncAnswer => ({
  answers,
  changes: [],
  gone: [],
  now: '2027-01-14T12:01:00.000Z',
  unknown: 0,
  token: '',
});
const here = { ...person, at: scan.at, device: 'left', cancelled: false };

test('a scan leaves the phone only when the server said who it was', () => {
  const queueAfter = (...answers: ItemAnswer[]) => afterAnswer(state([scan]), answer(...answers)).queue;
  expect(queueAfter()).toEqual([scan]);
  expect(queueAfter({ id: 'other', outcome: 'here', people: [here] })).toEqual([scan]);
  expect(queueAfter({ id: 'one', outcome: 'here', people: [] })).toEqual([scan]);
  expect(queueAfter({ id: 'one', outcome: 'not-understood', people: [] })).toEqual([scan]);
  expect(queueAfter({ id: 'one', outcome: 'here', people: [here] })).toEqual([]);
});

test('a code of nobody leaves the phone when it stands on the list; a person who walked in never so', () => {
  const walkIn: CheckInItem = { ...scan, kind: 'walk-in', name: 'Ster', people: 2, language: 'ti' };
  const unknown: ItemAnswer = { id: 'one', outcome: 'unknown', people: [] };
  expect(afterAnswer(state([scan]), answer(unknown)).queue).toEqual([]);
  expect(afterAnswer(state([walkIn]), answer(unknown)).queue).toEqual([walkIn]);
});

test('what waits shows on the phone, and says so', () => {
  expect(shownPeople(state([scan]))).toEqual([{ ...person, at: scan.at, device: 'left', unsent: true }]);
  const walkIn: CheckInItem = {
    ...scan,
    id: 'two',
    kind: 'walk-in',
    name: 'Ster',
    people: 2,
    language: 'ti',
  };
  expect(shownPeople(state([walkIn])).map(({ name, at, unsent }) => [name, at, unsent])).toEqual([
    ['Aster', null, false],
    ['Ster', scan.at, true],
    [null, scan.at, true],
  ]);
});

test('an undo of somebody who walked in follows them to their badge', () => {
  const walkIn: CheckInItem = {
    ...scan,
    id: 'two',
    kind: 'walk-in',
    name: 'Ster',
    people: 1,
    language: 'ti',
  };
  const undo: CheckInItem = { ...scan, id: 'three', kind: 'undo', code: 'two:0', seen: scan.at };
  const badge = { ...here, code: 'WXYZ-6789', name: 'Ster' };
  const after = afterAnswer(state([walkIn, undo]), answer({ id: 'two', outcome: 'here', people: [badge] }));
  expect(after.queue).toEqual([{ ...undo, code: 'WXYZ-6789' }]);
  expect(shownPeople(after).find(({ code }) => code === 'WXYZ-6789')?.at).toBeNull();
});
