import { containsBsn } from '../model/bsn.ts';
import type { DuoCaseFacts, DuoPart } from './facts.ts';
import { placeInTerm } from './periods.ts';

/** Why DUO would send something back, by its interface of June 2026. Each has a sentence that says what to do. */
export const DUO_REJECTIONS = [
  'case-number',
  'pip-before-duty',
  'pip-before-settling',
  'pip-before-earlier-plan',
  'pip-a2-education',
  'pip-b1-z',
  'pip-a2-first',
  'pip-intensity-route',
  'pip-intensity-group',
  'pip-intensity-range',
  'pip-withdraw-term',
  'pip-withdraw-hours',
  'map-future',
  'map-before-term',
  'map-after-z-route',
  'map-not-to-blame',
  'map-to-blame',
  'pvt-future',
  'pvt-before-term',
  'pvt-after-z-route',
  'pvt-not-to-blame',
  'pvt-to-blame',
  'hours-range',
  'offer-group',
  'offer-no-plan',
  'offer-school',
  'offer-before-plan',
] as const;
export type DuoRejection = (typeof DUO_REJECTIONS)[number];

const MAX_HOURS = 9999;
const isWhole = (hours: number, min: number): boolean =>
  Number.isInteger(hours) && hours >= min && hours <= MAX_HOURS;

/** What DUO would send back, in the order of `DUO_REJECTIONS`; empty: a file may be made. */
export function duoRejections(facts: DuoCaseFacts): DuoRejection[] {
  const refused = new Set<DuoRejection>([
    ...(containsBsn(facts.caseNumber) ? (['case-number'] as const) : []),
    ...planRefusals(facts),
    ...partRefusals('map', facts.map, facts),
    ...partRefusals('pvt', facts.pvt, facts),
    ...hoursRefusals(facts),
    ...offerRefusals(facts),
  ]);
  return DUO_REJECTIONS.filter((refusal) => refused.has(refusal));
}

function planRefusals(facts: DuoCaseFacts): DuoRejection[] {
  const { plan, duty, settledOn, earlierPlans, group } = facts;
  if (facts.withdrawsPlan)
    return [
      ...(facts.term ? (['pip-withdraw-term'] as const) : []),
      ...(hasCourseHours(facts) ? (['pip-withdraw-hours'] as const) : []),
    ];
  if (!plan) return [];
  const refused: DuoRejection[] = [];
  // What is not known here refuses nothing.
  if (duty && plan.day < duty.startdatum) refused.push('pip-before-duty');
  if (settledOn && plan.day < settledOn) refused.push('pip-before-settling');
  if (earlierPlans.some((day) => plan.day < day)) refused.push('pip-before-earlier-plan');
  if (plan.level === 'A2' && plan.route === 'education') refused.push('pip-a2-education');
  if (plan.level === 'B1' && plan.route === 'Z') refused.push('pip-b1-z');
  if (plan.level === 'A2' && plan.route === 'B1' && !facts.plannedElsewhere && !earlierPlans.length)
    refused.push('pip-a2-first');
  if (plan.totalHours !== undefined) {
    if (plan.route !== 'B1') refused.push('pip-intensity-route');
    if (group !== 'asylum') refused.push('pip-intensity-group');
    if (!isWhole(plan.totalHours, 1)) refused.push('pip-intensity-range');
  }
  return refused;
}

const hasCourseHours = ({ hours }: DuoCaseFacts): boolean =>
  (hours.intakeCourse ?? 0) + (hours.participationAsCourse ?? 0) > 0;

function partRefusals(part: 'map' | 'pvt', { day, blame }: DuoPart, facts: DuoCaseFacts): DuoRejection[] {
  const refused: DuoRejection[] = [];
  if (day) {
    if (day > facts.today) refused.push(`${part}-future`);
    if (!facts.term || placeInTerm(day, facts.term) === 'before') refused.push(`${part}-before-term`);
    if (facts.zRouteEndedOn && day > facts.zRouteEndedOn) refused.push(`${part}-after-z-route`);
  }
  const now = facts.term && placeInTerm(facts.today, facts.term);
  if (blame === 'not-to-blame' && now !== 'last-two-months') refused.push(`${part}-not-to-blame`);
  if (blame === 'to-blame' && now !== 'after') refused.push(`${part}-to-blame`);
  return refused;
}

function hoursRefusals({ hours }: DuoCaseFacts): DuoRejection[] {
  const totals = [hours.intakeCourse, hours.participation, hours.participationAsCourse];
  return totals.some((total) => total !== null && !isWhole(total, 0)) ? ['hours-range'] : [];
}

function offerRefusals({ offers, group, plan }: DuoCaseFacts): DuoRejection[] {
  if (!offers.length) return [];
  const refused: DuoRejection[] = [];
  if (group !== 'asylum') refused.push('offer-group');
  if (!plan) refused.push('offer-no-plan');
  if (offers.some(({ recognition }) => !recognition)) refused.push('offer-school');
  if (plan && offers.some(({ day }) => day < plan.day)) refused.push('offer-before-plan');
  return refused;
}
