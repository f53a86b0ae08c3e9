import { addMonths, toDay, toDayNumber } from '#core/time/day-number.ts';
import type { CaseEvent, CaseEventOf } from '../model/events.ts';
import { firstOn, type Lapse, rowOn, type TermContext, termOf } from './build-deadline.ts';
import { plansStanding } from './case-view.ts';
import { extensionRule } from './extension-rows.ts';
import { addLength } from './term-end.ts';
import type { DeadlineStep, LegalDeadline } from './term-types.ts';

/** CLK-09 to CLK-11: a course that is offered, started and given (Regeling inburgering 2021, art. 4.1(1)g and h). */
export const offerTerms = (ctx: TermContext): LegalDeadline[] => [
  ...offerTerm(ctx),
  ...educationStartTerms(ctx),
  ...providerTerms(ctx),
];

/** CLK-09: the college offers asylum status holders a course within three months of the plan; a later offer is a ground for more time. */
function offerTerm(ctx: TermContext): LegalDeadline[] {
  const plan = plansStanding(ctx.view)[0];
  if (!plan) return [];
  const isAsylum = ctx.view.groupAt(plan.day) === 'asylum';
  const joined = ctx.view
    .of('group-changed')
    .find(({ day, data }) => day > plan.day && data.group === 'asylum');
  // Family and other migrants choose and pay a course themselves (Wet inburgering 2021, art. 19).
  const base: CaseEvent | undefined = isAsylum ? plan : joined;
  const row = base && rowOn(ctx, 'CLK-09', base.day);
  if (!base || !row?.length) return [];
  const left = ctx.view
    .of('group-changed')
    .find(({ day, data }) => day > base.day && data.group === 'family-other');
  const offer = firstOn([...ctx.view.of('course-offered'), ...ctx.view.of('course-started')], plan.day);
  const lapse: Lapse | null = left ? { since: left.day, reason: 'changed-group' } : null;
  const after: DeadlineStep[] = isAsylum ? [] : [{ kind: 'law-is-silent', topic: 'changed-group' }];
  const due = addLength(toDayNumber(base.day), row.length).number;
  const until = offer ? toDayNumber(offer.day) : null;
  if (until === null ? toDayNumber(ctx.today) > due : until > due) {
    after.push({
      kind: 'delay',
      from: toDay(due + 1),
      to: offer?.day ?? null,
      days: until === null ? null : until - due,
    });
    after.push({ kind: 'law-is-silent', topic: 'delay-counted-from' });
  }
  const term = termOf(ctx, row, { base, met: offer && maxDay(offer.day, base.day), lapse, after });
  return term ? [term] : [];
}

const maxDay = (a: string, b: string): string => (a > b ? a : b);

/** CLK-10: whoever has the education route starts within six months, or gets six months more. */
function educationStartTerms(ctx: TermContext): LegalDeadline[] {
  const plans = plansStanding(ctx.view);
  return plans.flatMap((plan, i) => {
    if (plan.data.route !== 'education' || plans[i - 1]?.data.route === 'education') return [];
    const row = rowOn(ctx, 'CLK-10', plan.day);
    const changed = plans.slice(i + 1).find(({ data }) => data.route !== 'education');
    const started = firstOn(ctx.view.of('course-started'), plan.day);
    const term =
      row &&
      termOf(ctx, row, {
        base: plan,
        met: started?.day,
        lapse: changed ? { since: changed.day, reason: 'route-changed' } : null,
      });
    return term ? [term] : [];
  });
}

/** CLK-11: a school that cannot deliver for three months is a ground for as much more time, at most six months. */
function providerTerms(ctx: TermContext): LegalDeadline[] {
  return ctx.view.of('provider-failed').flatMap((failed) => {
    const row = rowOn(ctx, 'CLK-11', failed.day);
    if (!row?.length) return [];
    const from = toDayNumber(failed.day);
    const threshold = addLength(from, row.length).number;
    const back = backOf(ctx, failed);
    const lasted = back !== null && toDayNumber(back) < threshold;
    const reached = !lasted && ctx.today >= toDay(threshold) ? toDay(threshold) : null;
    const after: DeadlineStep[] = reached ? [delayOf(failed, back)] : [];
    const term = termOf(ctx, row, {
      base: failed,
      met: reached,
      lapse: lasted ? { since: back, reason: 'no-ground' } : null,
      after,
    });
    return term ? [term] : [];
  });
}

/** The day on which there was a course again; null: not yet. */
function backOf(ctx: TermContext, failed: CaseEventOf<'provider-failed'>): string | null {
  const restarted = ctx.view.of('course-started').find(({ day }) => day > failed.day)?.day ?? null;
  const { until } = failed.data;
  return until === undefined ? restarted : restarted === null || until < restarted ? until : restarted;
}

/** How long there was no course, up to what the law gives back. */
function delayOf(failed: CaseEventOf<'provider-failed'>, back: string | null): DeadlineStep {
  const most = extensionRule('provider-failed', failed.day).maximum?.months;
  const from = toDayNumber(failed.day);
  const end = most === undefined ? Number.POSITIVE_INFINITY : addMonths(from, most).number;
  const to = back === null ? null : toDayNumber(back);
  return { kind: 'delay', from: failed.day, to: back, days: to === null ? null : Math.min(to, end) - from };
}
