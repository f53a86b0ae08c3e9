import type { RecognisedDay } from '#core/time/recognised-holidays.ts';
import { signOfShift } from './term-end.ts';
import type { DeadlineState, DeadlineStep, LegalDeadline, TermRuleId, TermShift } from './term-types.ts';

/** Why a term is another than it was. */
export type ChangeCause =
  | { kind: 'rule-version'; from: number; to: number }
  /** Another rule is applied to the same event, such as after a registration became known. */
  | { kind: 'began' }
  | { kind: 'gone' }
  | { kind: 'holiday-added'; day: string; reason: 'saturday' | 'sunday' | RecognisedDay; article: string }
  | { kind: 'holiday-removed'; day: string; reason: 'saturday' | 'sunday' | RecognisedDay }
  | { kind: 'base-day'; from: string | null; to: string | null }
  | { kind: 'suspensions' }
  | { kind: 'extensions' }
  /** Another fact that the end follows from was mended. */
  | { kind: 'facts' }
  /** Something happened, or a day passed. */
  | { kind: 'state' }
  /** The way in which it is computed says something else, with the same rows. */
  | { kind: 'computation' };

/** What changed in one term, and why. */
export interface DeadlineChange {
  rule: TermRuleId;
  baseEvent: string | null;
  from: string | null;
  to: string | null;
  stateFrom: DeadlineState['kind'] | null;
  stateTo: DeadlineState['kind'] | null;
  causes: ChangeCause[];
}

const keyOf = ({ rule, base }: LegalDeadline): string => `${rule} ${base?.event ?? ''}`;

/** What is different between two computations of the terms of one case. Terms without a difference are left out. */
export function explainChange(
  before: readonly LegalDeadline[],
  after: readonly LegalDeadline[],
): DeadlineChange[] {
  const earlier = new Map(before.map((deadline) => [keyOf(deadline), deadline]));
  const later = new Map(after.map((deadline) => [keyOf(deadline), deadline]));
  const changes: DeadlineChange[] = [];
  for (const [key, now] of later) {
    const was = earlier.get(key);
    if (!was) {
      changes.push(changeOf(undefined, now, [{ kind: 'began' }]));
      continue;
    }
    const causes = causesOf(was, now);
    if (causes.length) changes.push(changeOf(was, now, causes));
  }
  for (const [key, was] of earlier)
    if (!later.has(key)) changes.push(changeOf(was, undefined, [{ kind: 'gone' }]));
  return changes;
}

function changeOf(
  was: LegalDeadline | undefined,
  now: LegalDeadline | undefined,
  causes: ChangeCause[],
): DeadlineChange {
  const either = now ?? was;
  if (!either) throw new RangeError('a change of nothing');
  return {
    rule: either.rule,
    baseEvent: either.base?.event ?? null,
    from: was?.due ?? null,
    to: now?.due ?? null,
    stateFrom: was?.state.kind ?? null,
    stateTo: now?.state.kind ?? null,
    causes,
  };
}

type Rolled = Extract<DeadlineStep, { kind: 'rolled' }>['over'];

const movedOver = ({ steps }: LegalDeadline): Rolled =>
  steps.flatMap((step) => (step.kind === 'rolled' ? step.over : []));

function causesOf(was: LegalDeadline, now: LegalDeadline): ChangeCause[] {
  const causes: ChangeCause[] = [];
  if (was.version !== now.version) causes.push({ kind: 'rule-version', from: was.version, to: now.version });
  if (was.base?.day !== now.base?.day)
    causes.push({ kind: 'base-day', from: was.base?.day ?? null, to: now.base?.day ?? null });
  if (was.shifts.length || now.shifts.length)
    for (const kind of ['suspension', 'extension'] as const)
      if (!isSameShifts(was.shifts.filter(kindIs(kind)), now.shifts.filter(kindIs(kind))))
        causes.push({ kind: `${kind}s` });
  if (was.due !== now.due || was.unrolled !== now.unrolled) {
    // Only days that both computations could have met: after another base or length all closed days are others.
    if (was.unrolled === now.unrolled) causes.push(...holidayCauses(movedOver(was), movedOver(now)));
    if (!causes.length) causes.push({ kind: was.facts === now.facts ? 'computation' : 'facts' });
  } else if (!isSameState(was.state, now.state)) causes.push({ kind: 'state' });
  return causes;
}

const kindIs =
  (kind: 'suspension' | 'extension') =>
  (shift: LegalDeadline['shifts'][number]): boolean =>
    shift.kind === kind;

/** The same shifts; jsonb gives objects back with their keys in another order. */
const isSameShifts = (a: readonly TermShift[], b: readonly TermShift[]): boolean =>
  a.length === b.length && a.every((shift, i) => signOfShift(shift) === signOfShift(b[i]));

/** What distinguishes how a term stands. */
const detailOf = (state: DeadlineState): string =>
  state.kind === 'met'
    ? `${state.on} ${state.late}`
    : state.kind === 'stands-still'
      ? state.since
      : state.kind === 'lapsed'
        ? `${state.since} ${state.reason}`
        : state.kind === 'cannot-say'
          ? state.missing
          : '';

const isSameState = (a: DeadlineState, b: DeadlineState): boolean =>
  a.kind === b.kind && detailOf(a) === detailOf(b);

function holidayCauses(was: Rolled, now: Rolled): ChangeCause[] {
  const added = now.filter(({ day }) => !was.some((each) => each.day === day));
  const removed = was.filter(({ day }) => !now.some((each) => each.day === day));
  // A weekend that comes along behind a new holiday is no reason of its own.
  const isHoliday = ({ reason }: Rolled[number]) => reason !== 'saturday' && reason !== 'sunday';
  return [
    ...added
      .filter(isHoliday)
      .map(({ day, reason, article }) => ({ kind: 'holiday-added' as const, day, reason, article })),
    ...removed
      .filter(isHoliday)
      .map(({ day, reason }) => ({ kind: 'holiday-removed' as const, day, reason })),
  ];
}

/**
 * The terms to keep after other rules or holidays: a date that has passed or was used stays as people knew it, unless the facts
 * themselves were corrected. What still runs moves.
 */
export function keepUsedDates(
  before: readonly LegalDeadline[],
  after: readonly LegalDeadline[],
  today: string,
): LegalDeadline[] {
  const earlier = new Map(before.map((deadline) => [keyOf(deadline), deadline]));
  return after.map((now) => {
    const was = earlier.get(keyOf(now));
    if (!was || was.due === null || now.due === null || was.due === now.due) return now;
    const isUsed = was.state.kind === 'met' || was.due < today;
    if (was.facts !== now.facts || !isUsed) return now;
    return {
      ...now,
      version: was.version,
      unrolled: was.unrolled,
      due: was.due,
      steps: was.steps,
      state: restated(was, now),
    };
  });
}

/** How a term stands now, against the date that was kept. */
function restated(was: LegalDeadline, now: LegalDeadline): DeadlineState {
  const { state } = now;
  if (state.kind === 'met') return { ...state, late: was.due !== null && state.on > was.due };
  if (state.kind !== 'open' && state.kind !== 'late') return state;
  // It has passed: `keepUsedDates` keeps no date that is still to come.
  return now.nature === 'right' && was.due !== null
    ? { kind: 'lapsed', since: was.due, reason: 'passed' }
    : { kind: 'late' };
}
