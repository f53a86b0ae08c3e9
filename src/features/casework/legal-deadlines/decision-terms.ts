import { toDayNumber } from '#core/time/day-number.ts';
import type { CaseEvent, CaseEventOf } from '../model/events.ts';
import {
  firstOn,
  fromEnd,
  type Lapse,
  rowOn,
  standStillsOf,
  type TermContext,
  termOf,
} from './build-deadline.ts';
import { plansOf } from './case-view.ts';
import { endOfTerm } from './term-end.ts';
import type { DeadlineStep, LegalDeadline, TermRuleId } from './term-types.ts';

/** What is decided by DUO or the college, objected to, examined and thrown away. */
export const decisionTerms = (ctx: TermContext): LegalDeadline[] => [
  ...summonsTerms(ctx),
  ...duoDecisions(ctx),
  ...examTerms(ctx),
  ...objectionTerms(ctx),
  ...retentionTerm(ctx),
];

/** After three summonses the college completes the intake without the person (Wet inburgering 2021, art. 14(2)). */
const SUMMONSES = 3;

/** CLK-15: an appointment for the intake, set by the college; missing it is followed by a written warning and a new one. */
function summonsTerms(ctx: TermContext): LegalDeadline[] {
  const summonses = ctx.view.of('intake-summoned');
  const done = firstOn([...ctx.view.of('intake-completed'), ...plansOf(ctx.view)], '');
  return summonses.flatMap((summons, i) => {
    const row = rowOn(ctx, 'CLK-15', summons.day);
    if (!row) return [];
    const next = summonses[i + 1];
    const held = firstOn(ctx.view.of('intake-held'), summons.day);
    const missed = ctx.view.of('intake-missed').find(({ data }) => data.about === summons.id);
    const isHeld = held && (!next || held.day < next.day) && !missed;
    const due = toDayNumber(summons.data.appointment);
    const steps: DeadlineStep[] = [
      { kind: 'set-by-college', day: summons.data.appointment },
      { kind: 'summons', number: i + 1, of: SUMMONSES, warnedOn: missed?.data.warnedOn ?? null },
    ];
    if (missed && i + 1 >= SUMMONSES) steps.push({ kind: 'complete-in-absence' });
    const isOver = done && !isHeld && (!next || done.day <= next.day);
    const lapse: Lapse | null = isOver
      ? { since: done.day, reason: 'intake-completed' }
      : next
        ? { since: next.day, reason: 'summoned-again' }
        : null;
    return [
      fromEnd(
        ctx,
        row,
        { base: summons, met: isHeld ? held.day : null, lapse, alsoFrom: [summons.data.appointment] },
        { unrolled: due, due, openSince: null, shifts: [], steps },
      ),
    ];
  });
}

/** CLK-13 and CLK-16: within eight weeks DUO decides on what was asked. */
function duoDecisions(ctx: TermContext): LegalDeadline[] {
  return [
    ...decided(ctx, 'CLK-13-decision', ctx.view.of('extension-asked'), ctx.view.of('extension-decided')),
    ...decided(ctx, 'CLK-16', ctx.view.of('dispensation-asked'), ctx.view.of('dispensation-decided')),
    ...decided(ctx, 'CLK-16-exemption', ctx.view.of('exemption-asked'), ctx.view.of('exemption-decided')),
  ];
}

type Decision = CaseEvent & { data: { about?: string | undefined } };

function decided(
  ctx: TermContext,
  rule: TermRuleId,
  asked: readonly CaseEvent[],
  decisions: readonly Decision[],
): LegalDeadline[] {
  const taken = new Set<string>();
  return asked.flatMap((request) => {
    const row = rowOn(ctx, rule, request.day);
    if (!row) return [];
    // A decision that does not say on which request it is, answers the first that was open.
    const decision =
      decisions.find(({ data }) => data.about === request.id) ??
      decisions.find(({ id, day, data }) => data.about === undefined && day >= request.day && !taken.has(id));
    if (decision) taken.add(decision.id);
    const term = termOf(ctx, row, { base: request, met: decision?.day });
    return term ? [term] : [];
  });
}

/** CLK-17: within eight weeks the result of an exam at level A2 or of KNM is there; of speaking and writing within sixteen. */
function examTerms(ctx: TermContext): LegalDeadline[] {
  return ctx.view.of('exam-sat').flatMap((exam) => {
    const { part, level } = exam.data;
    // The exams at B1 are State exams: their terms are not in these texts.
    if (part !== 'knm' && level !== 'A2') return [];
    const isMarked = part === 'speaking' || part === 'writing';
    const marking = isMarked ? rowOn(ctx, 'CLK-17-marking', exam.day) : undefined;
    const row = marking ?? rowOn(ctx, 'CLK-17', exam.day);
    if (!row) return [];
    const result =
      ctx.view.of('exam-result').find(({ data }) => data.about === exam.id) ??
      ctx.view
        .of('exam-result')
        .find(({ day, data }) => data.about === undefined && data.part === part && day >= exam.day);
    const after: DeadlineStep[] = isMarked ? [{ kind: 'law-is-silent', topic: 'marking-from' }] : [];
    const term = termOf(ctx, row, { base: exam, met: result?.day, after });
    return term ? [term] : [];
  });
}

/** Objection begins with the notification of a decision, not with its date (Awb, art. 6:8); the decision on it follows. */
function objectionTerms(ctx: TermContext): LegalDeadline[] {
  return ctx.view.of('plan-notified').flatMap((notified) => {
    const row = rowOn(ctx, 'OBJECTION', notified.day);
    if (!row?.length) return [];
    const objection = ctx.view
      .of('objection-received')
      .find(({ data }) => data.about === notified.data.about);
    const term = termOf(ctx, row, { base: notified, met: objection?.day });
    if (!term) return [];
    return objection ? [term, ...objectionDecision(ctx, term, objection)] : [term];
  });
}

function objectionDecision(
  ctx: TermContext,
  objectionTerm: LegalDeadline,
  objection: CaseEventOf<'objection-received'>,
): LegalDeadline[] {
  const row = rowOn(ctx, 'OBJECTION-DECISION', objection.day);
  const { unrolled, due } = objectionTerm;
  if (!row?.length || unrolled === null) return [];
  const answer = ctx.view
    .of('objection-decided')
    .find(({ data }) => data.about === objection.id || data.about === objection.data.about);
  const end = endOfTerm(
    toDayNumber(unrolled),
    { kind: row.kind, length: row.length },
    standStillsOf(ctx, row, objection.id),
    ctx.calendar,
  );
  const before: DeadlineStep[] = [
    { kind: 'base', event: 'plan-notified', day: objectionTerm.base?.day ?? unrolled },
  ];
  if (due !== unrolled) before.push({ kind: 'law-is-silent', topic: 'after-a-moved-end' });
  const isWithdrawn = answer?.data.outcome === 'withdrawn';
  return [
    fromEnd(
      ctx,
      row,
      {
        base: objection,
        met: isWithdrawn ? null : answer?.day,
        lapse: isWithdrawn ? { since: answer.day, reason: 'withdrawn' } : null,
        alsoFrom: [objectionTerm.facts],
        after: [{ kind: 'law-is-silent', topic: 'committee' }],
      },
      { ...end, steps: [...before, ...end.steps] },
    ),
  ];
}

/** DAT-5: five years after the duty ended, or on death, nothing is kept (Besluit inburgering 2021, art. 9.9). */
function retentionTerm(ctx: TermContext): LegalDeadline[] {
  const ended = ctx.view.of('duty-ended').at(-1);
  const row = ended && rowOn(ctx, 'DAT-5', ended.day);
  if (!ended || !row?.length) return [];
  if (ended.data.ground !== 'died') {
    const term = termOf(ctx, row, { base: ended });
    return term ? [term] : [];
  }
  const due = toDayNumber(ended.day);
  return [
    fromEnd(
      ctx,
      row,
      { base: ended, alsoFrom: ['died'] },
      { unrolled: due, due, openSince: null, shifts: [], steps: [] },
    ),
  ];
}
