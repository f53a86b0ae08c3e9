import type { CaseEvent, CaseEventOf } from '../model/events.ts';
import { cannotSay, firstOn, type Lapse, rowOn, type TermContext, termOf } from './build-deadline.ts';
import { plansOf } from './case-view.ts';
import type { DeadlineStep, LegalDeadline, TermRuleId } from './term-types.ts';

/** CLK-01 to CLK-04: by when the college must set the plan (Besluit inburgering 2021, art. 5.3). */
export function planTerms(ctx: TermContext): LegalDeadline[] {
  const arrivals = ctx.view.of('moved-in').filter(({ data }) => data.hadPlan);
  const made = firstPlanTerm(ctx, arrivals[0]);
  const afterMoves = arrivals.flatMap((arrival, i) => {
    const row = rowOn(ctx, 'CLK-04', arrival.day);
    const next = arrivals[i + 1];
    const plan = firstOn(plansOf(ctx.view), arrival.day);
    const isOfThisMove = plan && (!next || plan.day < next.day);
    const deadline =
      row &&
      termOf(ctx, row, {
        base: arrival,
        met: isOfThisMove ? plan.day : null,
        lapse: next ? { since: next.day, reason: 'moved-out' } : null,
      });
    return deadline ? [deadline] : [];
  });
  return [...made, ...afterMoves];
}

/** The term of somebody for whom no plan was made yet, with what it becomes while information of a third party is awaited. */
function firstPlanTerm(ctx: TermContext, arrival: CaseEventOf<'moved-in'> | undefined): LegalDeadline[] {
  const notice = ctx.view.of('duty-notified').at(-1);
  if (!notice) {
    // Another municipality made the first plan: here the notice is not needed.
    const unknown = arrival ? null : cannotSay(ctx, 'CLK-01', 'duty-notified');
    return unknown ? [unknown] : [];
  }
  const begins = beginOf(ctx, notice);
  const row = rowOn(ctx, begins.rule, notice.day);
  if (!row || !begins.base) {
    const unknown = cannotSay(ctx, begins.rule, row ? 'registered' : 'rule-of-that-time', {
      steps: [{ kind: 'base', event: notice.kind, day: notice.day }],
    });
    return unknown ? [unknown] : [];
  }
  const plan = plansOf(ctx.view)[0];
  const madeElsewhere: Lapse | null =
    arrival && !(plan && plan.day < arrival.day) ? { since: arrival.day, reason: 'made-elsewhere' } : null;
  const finding = {
    base: begins.base,
    met: madeElsewhere ? null : plan?.day,
    lapse: madeElsewhere,
    after: begins.after,
  };
  const term = termOf(ctx, row, finding);
  if (!term) return [];
  const waiting = waitingForThird(ctx, term, madeElsewhere);
  if (!waiting) return [term];
  // On its last day the ten weeks gave way to the term that begins with the answer of the third party.
  const replaced = waiting.replacesOn
    ? termOf(ctx, row, {
        ...finding,
        met: plan && plan.day <= waiting.replacesOn ? plan.day : null,
        lapse: madeElsewhere ?? { since: waiting.replacesOn, reason: 'replaced-by-third-party-term' },
        after: [...begins.after, ...waiting.steps],
      })
    : { ...term, steps: [...term.steps, ...waiting.steps] };
  return [replaced ?? term, ...(waiting.deadline ? [waiting.deadline] : [])];
}

/** With which event the ten weeks begin: the notice, or the registration in the municipality where somebody was housed. */
function beginOf(
  ctx: TermContext,
  notice: CaseEventOf<'duty-notified'>,
): { rule: TermRuleId; base: CaseEvent | null; after: DeadlineStep[] } {
  const registrations: CaseEvent[] = [
    ...ctx.view.of('registered'),
    ...ctx.view.of('moved-in').filter(({ data }) => !data.hadPlan),
  ].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const first = registrations[0];
  const moved = registrations.some(({ kind }) => kind === 'moved-in') && registrations.length > 1;
  const after: DeadlineStep[] = moved ? [{ kind: 'law-is-silent', topic: 'moved-without-plan' }] : [];
  // Until 2023 the ten weeks began with the registration, for everybody.
  if (!rowOn(ctx, 'CLK-01', notice.day)) return { rule: 'CLK-02', base: first ?? null, after };
  // Only those who are housed under art. 28 of the Huisvestingswet can be registered there later than the notice.
  const isHoused = ctx.view.groupAt(notice.day) === 'asylum';
  if (!isHoused || (first && first.day <= notice.day)) return { rule: 'CLK-01', base: notice, after };
  return { rule: 'CLK-02', base: first ?? null, after };
}

interface Waiting {
  /** The last day of the ten weeks, when information was still awaited then. */
  replacesOn: string | null;
  steps: DeadlineStep[];
  deadline: LegalDeadline | null;
}

/** CLK-03: who waits for a third party at the end of the ten weeks, sets the plan within two weeks of the answer. */
function waitingForThird(ctx: TermContext, term: LegalDeadline, madeElsewhere: Lapse | null): Waiting | null {
  const { due } = term;
  if (due === null) return null;
  const asked = ctx.view.of('information-asked').filter(({ day }) => day <= due);
  if (!asked.length) return null;
  const answers = new Map(ctx.view.of('information-received').map((event) => [event.data.about, event]));
  const steps: DeadlineStep[] = asked.map(({ id, day }) => ({
    kind: 'waiting',
    since: day,
    received: answers.get(id)?.day ?? null,
  }));
  const awaited = asked.filter(({ id }) => (answers.get(id)?.day ?? LATER) > due);
  if (!awaited.length) {
    steps.push({ kind: 'law-is-silent', topic: 'information-within-term' });
    return { replacesOn: null, steps, deadline: null };
  }
  const plan = plansOf(ctx.view)[0];
  if (plan && plan.day <= due) return { replacesOn: null, steps, deadline: null };
  const replacesOn = ctx.today > due ? due : null;
  const open = awaited.find(({ id }) => !answers.has(id));
  const last = awaited
    .flatMap(({ id }) => answers.get(id) ?? [])
    .reduce<CaseEvent | undefined>(
      (latest, each) => (latest && latest.day >= each.day ? latest : each),
      undefined,
    );
  if (open || !last) {
    const base = open ?? awaited[0] ?? null;
    const unknown = cannotSay(ctx, 'CLK-03', 'information-received', { base, steps });
    // Set without the answer: the term that would begin with it is no longer needed.
    const deadline =
      unknown && plan ? { ...unknown, state: { kind: 'met' as const, on: plan.day, late: false } } : unknown;
    return { replacesOn, steps, deadline };
  }
  const row = rowOn(ctx, 'CLK-03', last.day);
  const deadline =
    row && termOf(ctx, row, { base: last, met: plan?.day, lapse: madeElsewhere, before: steps });
  return { replacesOn, steps, deadline: deadline ?? null };
}

/** After every day of the calendar, as text. */
const LATER = '9999-12-31';
