import { Temporal } from 'temporal-polyfill';
import { type CaseFacts, eventsOf, lastEvent } from './events.ts';

/** Where somebody is on the way, in order. */
export const STAGES = [
  'notice',
  'registered',
  'intake',
  'learnability',
  'plan',
  'started',
  'half-time',
  'end',
] as const;
export type Stage = (typeof STAGES)[number];

/** Who has to do something before a case goes on. */
export const WAITS_FOR = ['guide', 'newcomer', 'third-party', 'school', 'duo', 'nobody'] as const;
export type WaitsFor = (typeof WAITS_FOR)[number];

/** Half of the three years of the term (Wet inburgering 2021, art. 11). */
const HALF_TERM_MONTHS = 18;

/** Where a case is on a day, and since when. */
export function stageOf(facts: CaseFacts, today: string): { stage: Stage; since: string } {
  const ended =
    lastEvent(facts, 'duty-ended') ?? lastEvent(facts, 'certificate-handed') ?? lastEvent(facts, 'diploma');
  if (ended) return { stage: 'end', since: ended.day };
  const plan = firstPlan(facts);
  if (plan) {
    const halfTime = Temporal.PlainDate.from(plan.day).add({ days: 1, months: HALF_TERM_MONTHS }).toString();
    const started = eventsOf(facts, 'course-started')[0];
    if (halfTime <= today) return { stage: 'half-time', since: halfTime };
    return started ? { stage: 'started', since: started.day } : { stage: 'plan', since: plan.day };
  }
  const test = lastEvent(facts, 'learnability-result') ?? lastEvent(facts, 'learnability-skipped');
  if (test) return { stage: 'learnability', since: test.day };
  const intake = eventsOf(facts, 'intake-summoned')[0] ?? eventsOf(facts, 'intake-held')[0];
  if (intake) return { stage: 'intake', since: intake.day };
  const registered = lastEvent(facts, 'registered') ?? lastEvent(facts, 'moved-in');
  if (registered) return { stage: 'registered', since: registered.day };
  return { stage: 'notice', since: facts.events[0]?.day ?? today };
}

/** The plans that were not annulled, the earliest first; later ones amend it. */
export function plansInForce(facts: Pick<CaseFacts, 'events'>) {
  const annulled = new Set(eventsOf(facts, 'plan-annulled').map(({ data }) => data.about));
  return eventsOf(facts, 'plan-decided').filter(({ id }) => !annulled.has(id));
}

/** The plan that started the term: an annulled or revised plan does not move that start (Wet inburgering 2021, art. 11(3)). */
export const firstPlan = (facts: Pick<CaseFacts, 'events'>) => eventsOf(facts, 'plan-decided')[0];

/** Whose turn it is on a day. */
export function waitsFor(facts: CaseFacts, today: string): WaitsFor {
  const { stage } = stageOf(facts, today);
  if (stage === 'end') return 'nobody';
  const answered = new Set(eventsOf(facts, 'information-received').map(({ data }) => data.about));
  if (eventsOf(facts, 'information-asked').some(({ id }) => !answered.has(id))) return 'third-party';
  if (isUndecided(facts)) return 'duo';
  const plan = plansInForce(facts).at(-1);
  if (!plan) return waitsBeforePlan(facts, today);
  const notified = eventsOf(facts, 'plan-notified').some(({ data }) => data.about === plan.id);
  if (!notified) return 'guide';
  const offered = eventsOf(facts, 'course-offered').some(({ day }) => day >= plan.day);
  const started = eventsOf(facts, 'course-started').length > 0;
  // Family and other migrants choose and pay a school themselves (Wet inburgering 2021, art. 19 and 20).
  const choosesSchool = facts.group === 'family-other';
  if (!started) return offered ? 'school' : choosesSchool ? 'newcomer' : 'guide';
  return 'nobody';
}

/** Something was asked of the Minister and is not decided yet. */
function isUndecided(facts: CaseFacts): boolean {
  const asked =
    eventsOf(facts, 'extension-asked').length +
    eventsOf(facts, 'exemption-asked').length +
    eventsOf(facts, 'dispensation-asked').length;
  const decided =
    eventsOf(facts, 'extension-decided').filter(({ data }) => data.about).length +
    eventsOf(facts, 'exemption-decided').filter(({ data }) => data.about).length +
    eventsOf(facts, 'dispensation-decided').filter(({ data }) => data.about).length;
  return asked > decided;
}

function waitsBeforePlan(facts: CaseFacts, today: string): WaitsFor {
  if (lastEvent(facts, 'intake-completed')) return 'guide';
  const summons = lastEvent(facts, 'intake-summoned');
  const missed = eventsOf(facts, 'intake-missed').some(({ data }) => data.about === summons?.id);
  return summons && !missed && summons.data.appointment >= today ? 'newcomer' : 'guide';
}
