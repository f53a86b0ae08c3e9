import { toDay, toDayNumber } from '#core/time/day-number.ts';
import type { CaseEventOf } from '../model/events.ts';
import { cannotSay, fromEnd, rowOn, type TermContext, termOf } from './build-deadline.ts';
import { plansStanding, startingPlan } from './case-view.ts';
import { extensionRule, isAsInLaw } from './extension-rows.ts';
import { addLength, endOfTerm, rollSteps, type TermEnd } from './term-end.ts';
import type { DeadlineStep, LegalDeadline, TermLength, TermRuleId, TermShift } from './term-types.ts';

/** CLK-05, CLK-06 and CLK-13: the three years, until when a route can change, and from when more time can be asked. */
export function integrationTerms(ctx: TermContext): LegalDeadline[] {
  const start = startingPlan(ctx.view);
  if ('missing' in start) {
    if (start.missing === 'plan-decided') return [];
    return (['CLK-05', 'CLK-06'] as const).flatMap((id) => cannotSay(ctx, id, start.missing) ?? []);
  }
  const term = threeYears(ctx, start.plan);
  if (!term) return unknownRule(ctx, 'CLK-05', start.plan);
  return [term, ...routeChangeTerm(ctx, start.plan), ...extensionWindow(ctx, start.plan, term)];
}

const unknownRule = (
  ctx: TermContext,
  id: TermRuleId,
  base: CaseEventOf<'plan-decided'>,
): LegalDeadline[] => {
  const unknown = cannotSay(ctx, id, 'rule-of-that-time', { base });
  return unknown ? [unknown] : [];
};

/** CLK-05: begins on the day after the date of the first plan; a later plan does not move that (Wet inburgering 2021, art. 11). */
function threeYears(ctx: TermContext, plan: CaseEventOf<'plan-decided'>): LegalDeadline | null {
  const row = rowOn(ctx, 'CLK-05', plan.day);
  if (!row?.length) return null;
  const decided = toDayNumber(plan.day);
  const added = addLength(decided, row.length);
  // The term starts on the 29th: no such day three years later. From any other start the end is the day before the same date.
  const startsOnLeapDay = toDay(decided + 1).endsWith('-02-29');
  const steps: DeadlineStep[] = [
    { kind: 'starts', day: toDay(decided + 1) },
    { kind: 'add', length: row.length, day: toDay(added.number) },
    ...(startsOnLeapDay ? [{ kind: 'law-is-silent', topic: 'no-such-day' } as const] : []),
  ];
  const shifts: TermShift[] = [];
  let total = row.length;
  let last = added.number;
  for (const { day, data } of ctx.view.of('extension-decided')) {
    const { ground } = data;
    if (!data.granted) {
      steps.push({ kind: 'extension-refused', ground, day });
      continue;
    }
    const rule = extensionRule(ground, day);
    const length: TermLength = {
      ...(data.months ? { months: data.months } : {}),
      ...(data.days ? { days: data.days } : {}),
    };
    // Every extension is added to the length, and the whole length to the date of the plan: their order does not matter.
    total = sum(total, length);
    const end = addLength(decided, total).number;
    shifts.push({
      kind: 'extension',
      ground,
      article: rule.article,
      from: toDay(last),
      to: toDay(end),
      length,
    });
    steps.push({
      kind: 'extension',
      ground,
      article: rule.article,
      length,
      asInLaw: isAsInLaw(rule, length),
      day: toDay(end),
    });
    last = end;
  }
  const end: TermEnd = {
    unrolled: last,
    due: last,
    openSince: null,
    shifts,
    steps: [...steps, ...rollSteps(last, row.kind, ctx.calendar)],
  };
  const met = ctx.dutyEnd?.fulfilled ? ctx.dutyEnd.day : null;
  return fromEnd(ctx, row, { base: plan, met }, end);
}

const sum = (a: TermLength, b: TermLength): TermLength => ({
  years: (a.years ?? 0) + (b.years ?? 0),
  months: (a.months ?? 0) + (b.months ?? 0),
  days: (a.days ?? 0) + (b.days ?? 0),
});

/** CLK-06: a year and a half from the start of the term, whatever extension there is; from education to B1 at any time. */
function routeChangeTerm(ctx: TermContext, plan: CaseEventOf<'plan-decided'>): LegalDeadline[] {
  const row = rowOn(ctx, 'CLK-06', plan.day);
  if (!row) return [];
  const route = plansStanding(ctx.view).at(-1)?.data.route;
  const after: DeadlineStep[] = route === 'education' ? [{ kind: 'any-time-to-b1' }] : [];
  const term = termOf(ctx, row, { base: plan, after });
  return term ? [term] : [];
}

/** CLK-13: more time can be asked of DUO from six months before the end of the term, as long as it runs. */
function extensionWindow(
  ctx: TermContext,
  plan: CaseEventOf<'plan-decided'>,
  term: LegalDeadline,
): LegalDeadline[] {
  const row = rowOn(ctx, 'CLK-13', plan.day);
  if (!row?.length || term.due === null) return [];
  const last = toDayNumber(term.due);
  const opens = addLength(last, row.length, -1);
  const opensOn = toDay(opens.number);
  const asked = ctx.view.of('extension-asked').findLast(({ day }) => day >= opensOn);
  const steps: DeadlineStep[] = [
    // First how the end of the term came about, from which it is counted back.
    ...term.steps.filter(({ kind }) => kind === 'add' || kind === 'extension'),
    { kind: 'count-back', length: row.length, day: opensOn },
    ...(opens.clamped ? [{ kind: 'law-is-silent', topic: 'no-such-day' } as const] : []),
    ...rollSteps(opens.number, row.kind, ctx.calendar),
  ];
  return [
    fromEnd(
      ctx,
      row,
      { base: plan, met: asked?.day, opensOn, alsoFrom: [term.facts] },
      { unrolled: last, due: last, openSince: null, shifts: [], steps },
    ),
  ];
}

/** The end of the three years by themselves, without extensions: what a plan of this date says. Days are YYYY-MM-DD. */
export function termOfPlan(decidedOn: string, ctx: Pick<TermContext, 'rules' | 'calendar'>) {
  const row = ctx.rules.rowFor('CLK-05', '2021', decidedOn);
  if (!row?.length) return null;
  const end = endOfTerm(toDayNumber(decidedOn), { kind: row.kind, length: row.length }, [], ctx.calendar);
  const starts = toDayNumber(decidedOn) + 1;
  // DUO's periods of a term include the first day and not the last.
  return {
    startsOn: toDay(starts),
    lastDay: toDay(end.due),
    endsBefore: toDay(end.due + 1),
    article: row.article,
  };
}
