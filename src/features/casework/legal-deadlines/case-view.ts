import {
  type CaseEvent,
  type CaseEventKind,
  type CaseEventOf,
  type CaseFacts,
  groupAt,
  type TargetGroup,
} from '../model/events.ts';

/** The events of a case by kind, each kind by day; of one day by when they were recorded, so that the order of a list says nothing. */
export interface CaseView {
  facts: CaseFacts;
  of<K extends CaseEventKind>(kind: K): readonly CaseEventOf<K>[];
  groupAt(day: string): TargetGroup;
}

const NONE: readonly never[] = [];

const byDay = (a: CaseEvent, b: CaseEvent): number =>
  a.day < b.day
    ? -1
    : a.day > b.day
      ? 1
      : a.recordedAt.getTime() - b.recordedAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Makes the events of a case easy to find. */
export function viewCase(facts: CaseFacts): CaseView {
  const byKind = new Map<string, CaseEvent[]>();
  const events = facts.events.toSorted(byDay);
  for (const event of events) {
    const list = byKind.get(event.kind);
    if (list) list.push(event);
    else byKind.set(event.kind, [event]);
  }
  const sorted = { ...facts, events };
  return {
    facts: sorted,
    of: <K extends CaseEventKind>(kind: K) => (byKind.get(kind) ?? NONE) as readonly CaseEventOf<K>[],
    groupAt: (day) => groupAt(sorted, day),
  };
}

/** The plans of a case, the earliest first; of one day by their version. Annulled ones are among them. */
export const plansOf = (view: CaseView): readonly CaseEventOf<'plan-decided'>[] =>
  view
    .of('plan-decided')
    .toSorted((a, b) => (a.day === b.day ? a.data.version - b.data.version : a.day < b.day ? -1 : 1));

/** The plans that were not annulled. */
export function plansStanding(view: CaseView): readonly CaseEventOf<'plan-decided'>[] {
  const annulled = new Set(view.of('plan-annulled').map(({ data }) => data.about));
  return annulled.size ? plansOf(view).filter(({ id }) => !annulled.has(id)) : plansOf(view);
}

/** The plan with whose date the three years began, or why it cannot be said. */
export function startingPlan(
  view: CaseView,
): { plan: CaseEventOf<'plan-decided'> } | { missing: 'plan-decided' | 'first-plan-day' | 'new-plan' } {
  const plans = plansOf(view);
  const first = plans[0];
  const arrival = view.of('moved-in').find(({ data }) => data.hadPlan);
  // Another municipality made the first plan, and its date is not among the facts: a plan made here does not begin the term anew.
  if (arrival && (!first || first.day >= arrival.day)) return { missing: 'first-plan-day' };
  if (!first) return { missing: 'plan-decided' };
  // Annulled without another plan in its place: Wet inburgering 2021, art. 11(3)a keeps the start only with a new plan.
  const standing = plansStanding(view);
  return standing.length ? { plan: first } : { missing: 'new-plan' };
}

/** The day on which the duty ended, and whether because it was fulfilled. */
export function dutyEndOf(view: CaseView): { day: string; fulfilled: boolean } | null {
  const fulfilled = [
    ...view.of('certificate-handed'),
    ...view.of('diploma'),
    ...view.of('duty-ended').filter(({ data }) => data.ground === 'fulfilled'),
  ].map(({ day }) => ({ day, fulfilled: true }));
  const otherwise = [
    ...view.of('duty-ended').filter(({ data }) => data.ground !== 'fulfilled'),
    ...view.of('exemption-decided').filter(({ data }) => data.granted && data.part === 'all'),
  ].map(({ day }) => ({ day, fulfilled: false }));
  return (
    [...fulfilled, ...otherwise].reduce<{ day: string; fulfilled: boolean } | null>(
      (first, end) => (first && first.day <= end.day ? first : end),
      null,
    ) ?? null
  );
}

/** The day on which somebody moved to another municipality and did not come back. */
export function movedOutOn(view: CaseView): string | null {
  const left = view.of('moved-out').at(-1);
  if (!left) return null;
  const back = [...view.of('moved-in'), ...view.of('registered')].some(({ day }) => day > left.day);
  return back ? null : left.day;
}
