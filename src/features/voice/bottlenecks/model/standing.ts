import { amsterdamDate } from '#core/time/amsterdam.ts';
import { toDay, toDayNumber } from '#core/time/day-number.ts';
import { type HolidayCalendar, recognisedHolidays } from '#core/time/holiday-calendar.ts';
import {
  ADOPTED_STATES,
  type AdoptedState,
  type Bottleneck,
  type BottleneckEvent,
  type BottleneckEventDetail,
  type BottleneckStanding,
  FOLLOW_UP_WEEKS,
  type PauseReason,
} from './rules.ts';

const WEEK_DAYS = 7;

interface Pause {
  from: number;
  /** null: it still stands still. */
  to: number | null;
  reason: PauseReason;
}

/** What runs: a term for an answer, or the day of a promise. */
interface RunningClock {
  /** The number of the day on which it ends when nothing moves it. */
  end: number;
  /** A day that was promised before: it ends then at the latest. */
  promised: number | null;
  pauses: Pause[];
}

const isAnswer = (event: BottleneckEvent): event is BottleneckEvent & { kind: 'answered' } =>
  event.kind === 'answered';

/**
 * Where a bottleneck stands on a day (YYYY-MM-DD), from what happened. A term ends on the first day after it that is no Saturday,
 * Sunday or recognised holiday, as a term of the law does; another row in that calendar moves it. A pause puts it off by as many
 * days as it lasts, so that what was late before stays late.
 */
export function standingOf(
  { events }: Pick<Bottleneck, 'events'>,
  today: string,
  calendar: HolidayCalendar = recognisedHolidays,
): BottleneckStanding {
  const standing: BottleneckStanding = {
    state: 'proposed',
    isReopened: false,
    owner: '',
    dueOn: null,
    movedOver: [],
    isOverdue: false,
    pausedFor: null,
    answer: undefined,
    followUpFrom: null,
  };
  let clock: RunningClock | undefined;
  const pauseOf = () => clock?.pauses.find(({ to }) => to === null);
  for (const event of [...events].sort((a, b) => a.number - b.number)) {
    const day = toDayNumber(amsterdamDate(event.at));
    switch (event.kind) {
      case 'adopted':
        standing.owner = event.owner;
        standing.state = 'waiting';
        clock = {
          end: day + event.termWeeks * WEEK_DAYS,
          promised: event.promisedOn === undefined ? null : toDayNumber(event.promisedOn),
          pauses: [],
        };
        break;
      case 'owner':
        standing.owner = event.owner;
        break;
      case 'paused':
        if (clock && !pauseOf()) clock.pauses.push({ from: day, to: null, reason: event.reason });
        break;
      case 'resumed': {
        const pause = pauseOf();
        if (pause) pause.to = day;
        break;
      }
      case 'answered':
        standing.answer = event;
        standing.state = event.answer;
        standing.isReopened = false;
        clock =
          event.answer === 'will-do' ? { end: toDayNumber(event.by), promised: null, pauses: [] } : undefined;
        break;
      case 'reopened':
        // What people said of an older answer undoes no newer one: it stays readable, and changes nothing.
        if (!standing.answer || (event.about !== undefined && event.about !== standing.answer.id)) break;
        standing.state = 'waiting';
        standing.isReopened = true;
        clock = { end: day + event.termWeeks * WEEK_DAYS, promised: null, pauses: [] };
        break;
      default:
        break;
    }
  }
  const pause = pauseOf();
  if (pause) {
    standing.pausedFor = pause.reason;
    standing.state = 'paused';
  }
  if (clock) {
    const due = dueOf(clock, toDayNumber(today), calendar);
    standing.dueOn = due.day;
    standing.movedOver = due.over;
    standing.isOverdue = today > due.day;
  }
  if (standing.state === 'done' && standing.answer)
    standing.followUpFrom = toDay(
      toDayNumber(amsterdamDate(standing.answer.at)) + FOLLOW_UP_WEEKS * WEEK_DAYS,
    );
  return standing;
}

function dueOf({ end, promised, pauses }: RunningClock, today: number, calendar: HolidayCalendar) {
  const stood = pauses.reduce((days, { from, to }) => days + Math.max(0, (to ?? today) - from), 0);
  const due = calendar.rollForward(toDay(end + stood));
  const latest = promised === null ? undefined : toDay(promised + stood);
  return latest !== undefined && latest < due.day ? { day: latest, over: [] } : due;
}

/** Whether an event can follow on how a bottleneck stands. */
export function mayFollow(
  standing: Pick<BottleneckStanding, 'state' | 'answer'>,
  event: BottleneckEventDetail,
): boolean {
  const { state, answer } = standing;
  switch (event.kind) {
    case 'proposed':
    case 'adopted':
      return state === 'proposed';
    case 'paused':
      return state === 'waiting' || state === 'will-do';
    case 'resumed':
      return state === 'paused';
    case 'reopened':
      return answer !== undefined && state !== 'waiting' && state !== 'paused';
    default:
      return state !== 'proposed';
  }
}

/** How many of what was taken up stand where: every state apart, and how many are late, of all. */
export interface BottleneckShares {
  all: number;
  states: Record<AdoptedState, number>;
  overdue: number;
}

/** Counts over everything that was taken up: "no" and "not ours" are no "done", and make the whole no smaller. */
export function sharesOf(standings: readonly BottleneckStanding[]): BottleneckShares {
  const adopted = standings.filter(({ state }) => state !== 'proposed');
  const countOf = (state: AdoptedState) => adopted.filter((standing) => standing.state === state).length;
  return {
    all: adopted.length,
    states: {
      waiting: countOf('waiting'),
      paused: countOf('paused'),
      'will-do': countOf('will-do'),
      done: countOf('done'),
      no: countOf('no'),
      'not-ours': countOf('not-ours'),
    },
    overdue: adopted.filter(({ isOverdue }) => isOverdue).length,
  };
}

/** Late first, the latest on top; then what was reopened, what is due, what was promised, and the ends. */
export function byUrgency(a: BottleneckStanding, b: BottleneckStanding): number {
  const rank = ({ isOverdue, isReopened, state }: BottleneckStanding) =>
    isOverdue ? -3 : isReopened ? -2 : state === 'proposed' ? -1 : ADOPTED_STATES.indexOf(state);
  return rank(a) - rank(b) || (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9');
}

/** The answers that were given, the newest first. */
export const answersOf = ({ events }: Pick<Bottleneck, 'events'>) => events.filter(isAnswer).toReversed();
