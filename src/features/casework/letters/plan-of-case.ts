import { lastDayBefore, termOf } from '../duo/periods.ts';
import { type CaseFacts, eventsOf, groupAt } from '../model/events.ts';
import type { RecordedEvent } from '../model/queries.ts';
import { firstPlan, plansInForce } from '../model/stages.ts';
import type { LetterParties, PlanForLetter } from './plan-for-letter.ts';

/** Hours of the participation declaration and of practice in the labour market module (Besluit inburgering 2021, art. 3.1 and 3.2). */
const PVT_HOURS = 12;
const MAP_HOURS = 40;
/** Hours of participation in the Z-route, of asylum status holders (Besluit inburgering 2021, art. 3.14). */
const PARTICIPATION_HOURS = 800;

/**
 * The plan of a case as its events tell it: the least that a decision letter needs. Whoever wrote the plan itself adds the
 * rest: support, agreements and the free part.
 * @returns undefined when no plan is in force
 */
export function planOfCase(
  facts: Omit<CaseFacts, 'events'> & { events: readonly RecordedEvent[] },
  parties: LetterParties,
  { notifiedOn, objectionUntil }: { notifiedOn: string | null; objectionUntil: string | null },
): (PlanForLetter & { event: string }) | undefined {
  const decided = plansInForce(facts).at(-1);
  const first = firstPlan(facts);
  if (!decided || !first) return undefined;
  const { data, day } = decided;
  const isAsylum = groupAt(facts, day) === 'asylum';
  const granted = eventsOf(facts, 'extension-decided').filter((event) => event.data.granted);
  const term = termOf(
    first.day,
    granted.map((event) => event.data),
  );
  return {
    ...parties,
    event: decided.id,
    decidedOn: day,
    notifiedOn,
    objectionUntil,
    version: data.version,
    revises: data.revises !== undefined,
    route: data.route,
    level: data.level ?? null,
    reasons: facts.events.find(({ id }: RecordedEvent) => id === decided.id)?.note ?? '',
    totalHours: data.totalHours ?? null,
    hoursPerWeek: null,
    support: [],
    pvt: { hours: PVT_HOURS },
    map: data.route === 'education' ? null : { hours: MAP_HOURS },
    participation: data.route === 'Z' && isAsylum ? { hours: PARTICIPATION_HOURS } : null,
    schools: eventsOf(facts, 'course-offered')
      .filter((event) => event.day >= day)
      .map((event) => ({ name: event.data.school, startsOn: null })),
    findsSchool: isAsylum,
    earlyEducation: [],
    progressTalks: data.progressTalks ?? null,
    examWishes: [],
    attached: [],
    term: { from: term.startdatum, lastDay: lastDayBefore(term.einddatumTot) },
    talkedThroughOn:
      eventsOf(facts, 'talked-through').findLast((event) => event.data.about === decided.id)?.day ?? null,
    free: [],
  };
}
