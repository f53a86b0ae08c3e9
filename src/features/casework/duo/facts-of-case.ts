import { type CaseEventOf, type CaseFacts, eventsOf, groupAt, lastEvent } from '../model/events.ts';
import { firstPlan, plansInForce } from '../model/stages.ts';
import type { DuoCaseFacts } from './facts.ts';
import { termOf } from './periods.ts';
import type { DuoFile } from './shapes.ts';

/** What DUO hears of a case, from its events. */
export function duoFactsOf(
  file: { number: string; municipality: string },
  facts: CaseFacts,
  { today, previous }: { today: string; previous: DuoFile | null },
): DuoCaseFacts {
  const plans = plansInForce(facts);
  const plan = plans.at(-1);
  const started = firstPlan(facts);
  const ended = lastEvent(facts, 'duty-ended');
  const notified = eventsOf(facts, 'duty-notified')[0];
  const movedIn = lastEvent(facts, 'moved-in');
  const skipped = lastEvent(facts, 'learnability-skipped');
  const result = lastEvent(facts, 'learnability-result');
  return {
    caseNumber: file.number,
    municipality: file.municipality,
    today,
    group: groupAt(facts, today),
    duty: notified
      ? { startdatum: notified.data.dutyFrom ?? notified.day, einddatumTotEnMet: ended?.day ?? null }
      : null,
    settledOn: movedIn?.day ?? eventsOf(facts, 'registered')[0]?.day ?? null,
    plannedElsewhere: eventsOf(facts, 'moved-in').some(({ data }) => data.hadPlan),
    earlierPlans: eventsOf(facts, 'plan-decided')
      .filter(({ id }) => id !== plan?.id)
      .map(({ day }) => day),
    plan: plan
      ? {
          day: plan.day,
          route: plan.data.route,
          level: lowered(facts, plan.day) ?? plan.data.level,
          totalHours: plan.data.totalHours,
          mayFinishStudy: plan.data.mayFinishStudy,
          literacy: plan.data.literacy,
        }
      : null,
    // Every plan was annulled, so the one that DUO has must go.
    withdrawsPlan: !plan && Boolean(started),
    term: plan && started ? termOf(started.day, granted(facts)) : null,
    map: { day: lastEvent(facts, 'map-final-talk')?.day },
    pvt: { day: lastEvent(facts, 'pvt-signed')?.day },
    zRouteEndedOn: plan?.data.route === 'Z' ? (lastEvent(facts, 'certificate-handed')?.day ?? null) : null,
    learnability: result
      ? {
          result: result.data.result,
          score: result.data.score,
          needed: result.data.needed,
          registeredOn: result.day,
        }
      : null,
    learnabilitySkipped: Boolean(skipped) && !result,
    hours: hoursOf(facts, today),
    offers: groupAt(facts, today) === 'asylum' ? offersOf(facts, plan) : [],
    previous,
  };
}

/** A plan that was amended because of lowering is A2; only lowering of all four skills makes the level of the plan so. */
function lowered(facts: CaseFacts, planDay: string): 'A2' | undefined {
  const all = eventsOf(facts, 'lowered-to-a2').some(
    ({ day, data }) => day <= planDay && new Set(data.skills).size === 4,
  );
  return all ? 'A2' : undefined;
}

const granted = (facts: CaseFacts) =>
  eventsOf(facts, 'extension-decided')
    .filter(({ data }) => data.granted)
    .map(({ data }) => ({ months: data.months, days: data.days }));

/**
 * The three totals. Hours that somebody took to the municipality in their own booklet are there because an event says that they
 * were handed in. DUO's interface names its third total "participation that counts as language lessons" and describes it as
 * lessons at a school; we give what the name says, since schools report lessons themselves.
 */
function hoursOf(facts: CaseFacts, today: string): DuoCaseFacts['hours'] {
  const events = eventsOf(facts, 'hours').filter(({ day }) => day <= today);
  const total = (counts: (event: CaseEventOf<'hours'>) => boolean): number | null => {
    const counted = events.filter(counts);
    return counted.length ? counted.reduce((sum, { data }) => sum + data.hours, 0) : null;
  };
  return {
    intakeCourse: total(
      ({ data }) => (data.kind === 'course' || data.kind === 'knm') && data.beforePlan === 'intake',
    ),
    participation: total(({ data }) => data.kind === 'participation' && data.beforePlan !== 'other'),
    participationAsCourse: total(({ data }) => data.kind === 'participation-as-course'),
    knownThrough:
      events
        .map(({ day }) => day)
        .sort()
        .at(-1) ?? null,
  };
}

/** What was offered under the plan in force. DUO heard of what was offered under an earlier plan when that one was in force. */
function offersOf(facts: CaseFacts, plan: CaseEventOf<'plan-decided'> | undefined): DuoCaseFacts['offers'] {
  const plans = eventsOf(facts, 'plan-decided');
  return eventsOf(facts, 'course-offered')
    .filter(({ day }) => !plan || day >= plan.day || !plans.some((earlier) => earlier.day <= day))
    .map(({ day, data }) => ({
      day,
      school: data.school,
      recognition: data.recognition,
      startsOn: eventsOf(facts, 'course-started').find((started) => started.data.school === data.school)?.day,
      literacy: plan?.data.literacy ?? 'none',
    }));
}
