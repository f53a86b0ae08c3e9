import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromAmsterdam } from '#core/time/amsterdam.ts';
import { createHolidayCalendar } from '#core/time/holiday-calendar.ts';
import { EQUATED_DAYS, EQUATED_DAYS_KNOWN, RECOGNISED_HOLIDAYS } from '#core/time/recognised-holidays.ts';
import { answerGap, type BottleneckEvent, type BottleneckEventDetail } from './rules.ts';
import { byUrgency, mayFollow, sharesOf, standingOf } from './standing.ts';

const NOON_MINUTES = 720;

/** What happened, as `[day, what]`, in order. The id of an event is its number. */
const history = (...happened: [day: string, detail: BottleneckEventDetail][]): BottleneckEvent[] =>
  happened.map(([day, detail], index) => ({
    ...detail,
    id: String(index + 1),
    number: index + 1,
    at: fromAmsterdam(day, NOON_MINUTES),
    texts: [],
    audioLanguages: [],
  }));
const proposed: [string, BottleneckEventDetail] = ['2026-03-02', { kind: 'proposed' }];
const adopted = (day: string, termWeeks = 6): [string, BottleneckEventDetail] => [
  day,
  { kind: 'adopted', owner: 'Team Inburgering', termWeeks },
];

test('C7: "no" and "not ours" are ends of their own, and the share done is of everything that was taken up', () => {
  const end = (detail: BottleneckEventDetail) =>
    standingOf({ events: history(proposed, adopted('2026-03-02'), ['2026-03-10', detail]) }, '2026-06-01');
  const standings = [
    end({ kind: 'answered', answer: 'done' }),
    end({ kind: 'answered', answer: 'no' }),
    end({ kind: 'answered', answer: 'no' }),
    end({ kind: 'answered', answer: 'not-ours', handedTo: 'de provincie' }),
    end({ kind: 'answered', answer: 'will-do', by: '2026-09-01' }),
    end({ kind: 'paused', reason: 'council' }),
    standingOf({ events: history(proposed, adopted('2026-03-02')) }, '2026-06-01'),
    standingOf({ events: history(proposed) }, '2026-06-01'),
  ];
  expect(sharesOf(standings)).toEqual({
    all: 7,
    states: { waiting: 1, paused: 1, 'will-do': 1, done: 1, no: 2, 'not-ours': 1 },
    overdue: 1,
  });
});

test('C8: people say that an answer did not help: it is open again with a new day, and stays readable', () => {
  const events = history(
    proposed,
    adopted('2026-03-02'),
    ['2026-03-10', { kind: 'answered', answer: 'done' }],
    ['2026-06-01', { kind: 'reopened', about: '3', helped: 0, notHelped: 10, termWeeks: 4 }],
  );
  const standing = standingOf({ events }, '2026-06-02');
  expect(standing).toMatchObject({ state: 'waiting', isReopened: true, dueOn: '2026-06-29' });
  expect(standing.answer?.id).toBe('3');
  expect(standingOf({ events }, '2026-06-30').isOverdue).toBe(true);
});

test('C8: what people said of an older answer undoes no newer answer', () => {
  const standing = standingOf(
    {
      events: history(
        proposed,
        adopted('2026-03-02'),
        ['2026-03-10', { kind: 'answered', answer: 'done' }],
        ['2026-06-01', { kind: 'reopened', about: '3', termWeeks: 4 }],
        ['2026-06-10', { kind: 'answered', answer: 'done' }],
        ['2026-06-11', { kind: 'reopened', about: '3', termWeeks: 4 }],
      ),
    },
    '2026-06-12',
  );
  expect(standing).toMatchObject({ state: 'done', isReopened: false, dueOn: null, answer: { id: '5' } });
});

test('C9: a term that ends on a holiday ends on the first day after it, and a new holiday moves it', () => {
  const events = history(proposed, adopted('2026-03-17'));
  // 17 March and six weeks is 28 April 2026, a Tuesday; the day before it is King's Day.
  expect(standingOf({ events }, '2026-04-01').dueOn).toBe('2026-04-28');
  const withNewHoliday = createHolidayCalendar({
    holidays: [
      ...RECOGNISED_HOLIDAYS,
      {
        id: 'liberation-day',
        on: { month: 4, day: 28 },
        from: '2026-01-01',
        to: null,
        article: 'invented',
        source: 'invented',
      },
    ],
    equated: EQUATED_DAYS,
    equatedKnown: EQUATED_DAYS_KNOWN,
  });
  const moved = standingOf({ events }, '2026-04-01', withNewHoliday);
  expect(moved.dueOn).toBe('2026-04-29');
  expect(moved.movedOver.map(({ day }) => day)).toEqual(['2026-04-28']);
});

test('C9: a clock stands still only with a reason, by as many days as that lasts, and what is late stays late', () => {
  const paused = history(proposed, adopted('2026-03-02'), [
    '2026-03-09',
    { kind: 'paused', reason: 'council' },
  ]);
  // Without the pause it would be due on 13 April.
  expect(standingOf({ events: paused }, '2026-03-19')).toMatchObject({
    state: 'paused',
    pausedFor: 'council',
    dueOn: '2026-04-23',
    isOverdue: false,
  });
  const resumed = history(
    proposed,
    adopted('2026-03-02'),
    ['2026-03-09', { kind: 'paused', reason: 'council' }],
    ['2026-03-19', { kind: 'resumed' }],
  );
  expect(standingOf({ events: resumed }, '2026-06-01')).toMatchObject({
    state: 'waiting',
    dueOn: '2026-04-23',
    isOverdue: true,
  });
  const pausedLate = history(proposed, adopted('2026-03-02'), [
    '2026-05-01',
    { kind: 'paused', reason: 'budget' },
  ]);
  for (const today of ['2026-05-01', '2026-05-02', '2026-09-01'])
    expect(standingOf({ events: pausedLate }, today).isOverdue).toBe(true);
});

test('a promise that is not kept on its day is late, and a question of signals is not put off by taking it up', () => {
  const promise = history(proposed, adopted('2026-03-02'), [
    '2026-03-10',
    { kind: 'answered', answer: 'will-do', by: '2026-09-01' },
  ]);
  expect(standingOf({ events: promise }, '2026-09-01').isOverdue).toBe(false);
  expect(standingOf({ events: promise }, '2026-09-02')).toMatchObject({ state: 'will-do', isOverdue: true });
  const asked = history(proposed, [
    '2026-03-02',
    { kind: 'adopted', owner: 'Team', termWeeks: 26, promisedOn: '2026-03-06' },
  ]);
  expect(standingOf({ events: asked }, '2026-03-07')).toMatchObject({ dueOn: '2026-03-06', isOverdue: true });
});

test('whatever is written down in whatever order, what was taken up has an owner, and what waits has a day', () => {
  const day = fc
    .integer({ min: 1, max: 28 })
    .map((date) => `2026-0${1 + (date % 9)}-${String(date).padStart(2, '0')}`);
  const detail: fc.Arbitrary<BottleneckEventDetail> = fc.oneof(
    fc.constant<BottleneckEventDetail>({ kind: 'adopted', owner: 'Team', termWeeks: 4 }),
    fc.constant<BottleneckEventDetail>({ kind: 'owner', owner: 'Wethouder' }),
    fc.constant<BottleneckEventDetail>({ kind: 'paused', reason: 'others' }),
    fc.constant<BottleneckEventDetail>({ kind: 'resumed' }),
    fc.constant<BottleneckEventDetail>({ kind: 'gathered' }),
    fc.constant<BottleneckEventDetail>({ kind: 'reopened', termWeeks: 4 }),
    fc.constantFrom('done' as const, 'no' as const).map((answer) => ({ kind: 'answered' as const, answer })),
    day.map((by) => ({ kind: 'answered' as const, answer: 'will-do' as const, by })),
  );
  fc.assert(
    fc.property(
      fc.array(detail, { maxLength: 12 }),
      fc.array(day, { minLength: 12, maxLength: 12 }),
      (details, days) => {
        const sorted = [...days].sort();
        const written: [string, BottleneckEventDetail][] = [[sorted[0] ?? '', { kind: 'proposed' }]];
        for (const [index, each] of details.entries()) {
          const on = sorted[index] ?? '';
          const before = standingOf({ events: history(...written) }, on);
          if (mayFollow(before, each)) written.push([on, each]);
          const after = standingOf({ events: history(...written) }, on);
          if (after.state === 'proposed') continue;
          expect(after.owner).not.toBe('');
          if (['waiting', 'paused', 'will-do'].includes(after.state)) expect(after.dueOn).not.toBeNull();
          // What is late is made less late by an answer or by being opened again, and by nothing else.
          if (before.isOverdue && !['answered', 'reopened'].includes(written.at(-1)?.[1].kind ?? ''))
            expect(after.isOverdue).toBe(true);
        }
      },
    ),
  );
});

test('what is late stands on top, and then what was opened again', () => {
  const late = standingOf({ events: history(proposed, adopted('2026-03-02', 2)) }, '2026-06-12');
  const open = standingOf({ events: history(proposed, adopted('2026-06-10')) }, '2026-06-12');
  const reopened = standingOf(
    {
      events: history(
        proposed,
        adopted('2026-03-02'),
        ['2026-03-10', { kind: 'answered', answer: 'no' }],
        ['2026-06-11', { kind: 'reopened', termWeeks: 4 }],
      ),
    },
    '2026-06-12',
  );
  expect([open, reopened, late].sort(byUrgency)).toEqual([late, reopened, open]);
});

test('an answer must be there in words and aloud in the language of who said it first', () => {
  const answer = (languages: string[], audioLanguages: string[]) => ({
    texts: languages.map((language) => ({ language, words: 'x', reviewed: true })),
    audioLanguages,
  });
  expect(answerGap('ti', undefined)).toBeUndefined();
  expect(answerGap('ti', answer(['nl'], []))).toEqual({ language: 'ti', text: true, audio: true });
  expect(answerGap('ti', answer(['nl', 'ti'], []))).toEqual({ language: 'ti', text: false, audio: true });
  expect(answerGap('ti', answer(['nl', 'ti'], ['ti']))).toBeUndefined();
  // Most telephones read Arabic aloud.
  expect(answerGap('ar', answer(['nl', 'ar'], []))).toBeUndefined();
});
