import { expect, test } from 'vitest';
import { type AttendanceRecord, arrivalOf, undoMoment } from './rules.ts';

const moment = (time: string) => new Date(`2027-01-14T${time}:00Z`);
const scan = (time: string, device: string): AttendanceRecord => ({
  id: `${time}-${device}`,
  kind: 'scan',
  at: moment(time),
  device,
});
const undo = (time: string): AttendanceRecord => ({ ...scan(time, 'desk'), kind: 'undo' });

test('the first scan wins, whichever was heard of first', () => {
  const records = [scan('13:05', 'right'), scan('13:02', 'left'), scan('13:09', 'right')];
  expect(arrivalOf(records)).toEqual({ at: moment('13:02'), device: 'left' });
  expect(arrivalOf(records.reverse())).toEqual({ at: moment('13:02'), device: 'left' });
});

test('at the same moment both devices agree on the same one', () => {
  const records = [scan('13:02', 'left'), scan('13:02', 'right')];
  expect(arrivalOf(records)).toEqual(arrivalOf([...records].reverse()));
});

test('what was taken back does not count, also when it is heard of later; a new scan does', () => {
  expect(arrivalOf([scan('13:02', 'left'), undo('13:03')])).toBeNull();
  expect(arrivalOf([undo('13:03'), scan('13:02', 'left')])).toBeNull();
  expect(arrivalOf([undo('13:03'), scan('13:02', 'left'), scan('13:10', 'right')])).toEqual({
    at: moment('13:10'),
    device: 'right',
  });
});

test('an undo takes back the arrival that was on the screen, also when another clock ran ahead', () => {
  expect(undoMoment(moment('13:03'), moment('13:06'))).toEqual(moment('13:06'));
  expect(undoMoment(moment('13:03'), moment('13:01'))).toEqual(moment('13:03'));
  expect(undoMoment(moment('13:03'), null)).toEqual(moment('13:03'));
});

test('nobody is present without a scan', () => {
  expect(arrivalOf([])).toBeNull();
  expect(arrivalOf([undo('13:00')])).toBeNull();
});
