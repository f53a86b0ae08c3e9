import { toDay, toDayNumber } from '#core/time/day-number.ts';
import type { HolidayCalendar } from '#core/time/holiday-calendar.ts';
import type { CaseEvent } from '../model/events.ts';
import type { CaseView } from './case-view.ts';
import type { TermRules } from './load-rules.ts';
import { endOfTerm, type StandStill, signOfShift, type TermEnd } from './term-end.ts';
import type {
  DeadlineState,
  DeadlineStep,
  LapseReason,
  LegalDeadline,
  MissingFact,
  TermRule,
  TermRuleId,
} from './term-types.ts';

/** What every rule computes with. */
export interface TermContext {
  view: CaseView;
  rules: TermRules;
  calendar: HolidayCalendar;
  today: string;
  dutyEnd: { day: string; fulfilled: boolean } | null;
  movedOut: string | null;
}

/** Since when a term runs no more, and why. */
export interface Lapse {
  since: string;
  reason: LapseReason;
}

/** What a rule found out about one of its terms. */
export interface TermFinding {
  base: CaseEvent;
  /** The day of the event that fulfilled it. */
  met?: string | null | undefined;
  lapse?: Lapse | null | undefined;
  /** What is said before and after the computation. */
  before?: DeadlineStep[];
  after?: DeadlineStep[];
  opensOn?: string | null;
  /** Days besides those of the base and the shifts from which the end follows. */
  alsoFrom?: readonly string[];
}

/** The row of a rule for a term that begins on this day. */
export const rowOn = (ctx: TermContext, id: TermRuleId, day: string): TermRule | undefined =>
  ctx.rules.rowFor(id, ctx.view.facts.regime, day);

const citationOf = (row: TermRule) => ({
  rule: row.id,
  version: row.version,
  kind: row.kind,
  nature: row.nature,
  waitsFor: row.waitsFor,
  article: row.article,
  source: row.source,
});

export const baseOf = ({ id, kind, day }: CaseEvent) => ({ event: id, kind, day });

/** A term that has not begun, or whose end cannot be said before something is known. */
export function cannotSay(
  ctx: TermContext,
  id: TermRuleId,
  missing: MissingFact,
  { base = null, steps = [] }: { base?: CaseEvent | null; steps?: DeadlineStep[] } = {},
): LegalDeadline | null {
  const { regime } = ctx.view.facts;
  const row =
    (base && rowOn(ctx, id, base.day)) ??
    rowOn(ctx, id, ctx.today) ??
    ctx.rules.rows.find((each) => each.id === id && each.regime === regime);
  if (!row) return null;
  const lapse = lapseOf(ctx, row, null);
  return {
    ...citationOf(row),
    base: base && baseOf(base),
    opensOn: null,
    unrolled: null,
    due: null,
    state: lapse ? { kind: 'lapsed', ...lapse } : { kind: 'cannot-say', missing },
    shifts: [],
    steps: [...(base ? [{ kind: 'base' as const, event: base.kind, day: base.day }] : []), ...steps],
    facts: base?.day ?? '',
  };
}

/** The rules on making a plan, for which a suspension is doubtful. */
const PLAN_RULES: readonly TermRuleId[] = ['CLK-01', 'CLK-02', 'CLK-04'];

/** The suspensions that were recorded for a term, by its rule or by the event that it began with. */
export function standStillsOf(ctx: TermContext, row: TermRule, baseEvent: string): StandStill[] {
  if (!row.suspendable) return [];
  const suspensions = ctx.view.of('suspension');
  if (!suspensions.length) return [];
  // Which of the three a case has depends on the registration; a guide means "the plan".
  const names: readonly string[] = PLAN_RULES.includes(row.id) ? [...PLAN_RULES, 'plan'] : [row.id];
  return suspensions
    .filter(({ data }) => names.includes(data.term) || data.term === baseEvent)
    .map(({ day, data }) => ({
      ground: data.ground,
      article: SUSPENSION_ARTICLES[data.ground],
      from: toDayNumber(day),
      to: data.until === undefined ? null : toDayNumber(data.until),
    }));
}

const SUSPENSION_ARTICLES: Readonly<Record<StandStill['ground'], string>> = {
  'waiting-for-person': 'Algemene wet bestuursrecht, art. 4:15(1)a',
  'waiting-abroad': 'Algemene wet bestuursrecht, art. 4:15(1)b',
  'agreed-with-person': 'Algemene wet bestuursrecht, art. 4:15(2)a',
  'force-majeure': 'Algemene wet bestuursrecht, art. 4:15(2)c',
  other: 'Algemene wet bestuursrecht, art. 4:15',
};

/** A term with a length in its row. @returns null for a row without length */
export function termOf(ctx: TermContext, row: TermRule, finding: TermFinding): LegalDeadline | null {
  if (!row.length) return null;
  if (row.kind === 'eu-regulation') return cannotSay(ctx, row.id, 'eu-holidays', { base: finding.base });
  const end = endOfTerm(
    toDayNumber(finding.base.day),
    { kind: row.kind, length: row.length },
    standStillsOf(ctx, row, finding.base.id),
    ctx.calendar,
  );
  const steps = [...(finding.before ?? []), ...end.steps];
  if (end.shifts.length && PLAN_RULES.includes(row.id))
    steps.push({ kind: 'law-is-silent', topic: 'suspension-of-plan' });
  return fromEnd(ctx, row, finding, { ...end, steps });
}

/** A term of which the end is known. */
export function fromEnd(
  ctx: TermContext,
  row: TermRule,
  { base, met, lapse, after = [], opensOn = null, alsoFrom = [] }: TermFinding,
  end: TermEnd,
): LegalDeadline {
  const due = toDay(end.due);
  // Met, an open suspension no longer matters: it stood still until that day.
  const openSince = end.openSince === null ? null : toDay(end.openSince);
  return {
    ...citationOf(row),
    base: baseOf(base),
    opensOn,
    unrolled: toDay(end.unrolled),
    due: openSince !== null && !met ? null : due,
    state: stateOf(ctx, row, {
      due,
      met: met ?? null,
      openSince,
      shifts: end.shifts,
      lapse: lapseOf(ctx, row, lapse ?? null),
    }),
    shifts: end.shifts,
    steps: [{ kind: 'base', event: base.kind, day: base.day }, ...end.steps, ...after],
    facts: [base.day, ...end.shifts.map(signOfShift), ...alsoFrom].join('; '),
  };
}

/** Why a term runs no more: a reason of its own, the end of the duty, or a move. The earliest counts. */
function lapseOf(ctx: TermContext, row: TermRule, own: Lapse | null): Lapse | null {
  if (row.nature === 'retention' || row.id === 'OBJECTION' || row.id === 'OBJECTION-DECISION') return own;
  const lapses: Lapse[] = own ? [own] : [];
  if (ctx.dutyEnd) lapses.push({ since: ctx.dutyEnd.day, reason: 'duty-ended' });
  if (ctx.movedOut && (row.waitsFor === 'guide' || row.waitsFor === 'school' || row.id === 'CLK-15'))
    lapses.push({ since: ctx.movedOut, reason: 'moved-out' });
  return lapses.reduce<Lapse | null>(
    (first, each) => (first && first.since <= each.since ? first : each),
    null,
  );
}

interface Standing {
  due: string;
  met: string | null;
  openSince: string | null;
  shifts: TermEnd['shifts'];
  lapse: Lapse | null;
}

/** How a term stands today. Something done on the last day is in time; whoever only may do something is never late. */
function stateOf(
  ctx: TermContext,
  row: TermRule,
  { due, met, openSince, shifts, lapse }: Standing,
): DeadlineState {
  if (met !== null && (!lapse || met <= lapse.since))
    return { kind: 'met', on: met, late: openSince === null && met > due };
  // A right that had passed already did not lapse by what came later.
  if (lapse && row.nature === 'right' && openSince === null && due < lapse.since)
    return { kind: 'lapsed', since: due, reason: 'passed' };
  if (lapse) return { kind: 'lapsed', ...lapse };
  if (openSince !== null && openSince <= ctx.today) return { kind: 'stands-still', since: openSince };
  const now = shifts.find(
    (shift) =>
      shift.kind === 'suspension' && shift.from <= ctx.today && (shift.to === null || ctx.today < shift.to),
  );
  if (now) return { kind: 'stands-still', since: now.from };
  if (ctx.today <= due) return { kind: 'open' };
  return row.nature === 'right' ? { kind: 'lapsed', since: due, reason: 'passed' } : { kind: 'late' };
}

/** The first of these events on or after a day. */
export function firstOn(events: readonly CaseEvent[], from: string): CaseEvent | undefined {
  let first: CaseEvent | undefined;
  for (const event of events) if (event.day >= from && (!first || event.day < first.day)) first = event;
  return first;
}
