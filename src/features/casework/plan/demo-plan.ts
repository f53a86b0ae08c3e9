import type { StaffMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { deterministicId } from '#core/private-links.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { addDays } from '#core/time/recurrence.ts';
import type { Snapshot } from '#features/directory';
import { eventsOf, type LearningRoute } from '../model/events.ts';
import { nearbyPlaces, placeOfCase } from './free/nearby.ts';
import { emptyPlan, type PlanContent, planOfEvent, recognitionFor } from './model/content.ts';
import { addFreeIdea } from './model/idea-queries.ts';
import { addDraft, findPlans, markDecided } from './model/queries.ts';
import { planDeskOf } from './model/read-plan.ts';
import { addSchool, findSchools, type TenantSchool } from './model/school-queries.ts';

const DEMO_SCHOOLS = [
  { name: 'Taalschool De Brug', recognition: 'quality-mark', startsInDays: 41 },
  { name: 'Nieuwe Woorden', recognition: 'quality-mark', startsInDays: null },
  { name: 'ROC Schakelklas', recognition: 'bridging-school', startsInDays: 63 },
] as const;

/** So many places stand in the free part of a demonstration plan. */
const MAX_IDEAS = 3;

/** Puts schools on the list of a tenant. The transaction must act for its lead. */
export async function seedDemoSchools(
  tx: Tx,
  app: AppContext,
  lead: StaffMember,
  town: string,
): Promise<void> {
  const now = app.now();
  const today = amsterdamDate(now);
  for (const { name, recognition, startsInDays } of DEMO_SCHOOLS)
    await addSchool(
      tx,
      lead,
      {
        id: deterministicId(app, 'school', { application: ['demonstration', lead.tenant.id, name] }),
        name,
        town,
        recognition,
        startsOn: startsInDays === null ? null : addDays(today, startsInDays),
      },
      now,
    );
}

/** What a plan of the demonstration says besides its route. */
function demoContent(base: PlanContent, route: LearningRoute, schools: readonly TenantSchool[]): PlanContent {
  const school = schools.find(({ recognition }) => recognition === recognitionFor(route));
  return {
    ...base,
    route,
    reasons: route === 'Z' ? ['test', 'pace'] : route === 'education' ? ['wish', 'study'] : ['wish', 'work'],
    routeWords:
      route === 'education'
        ? 'Wil na de schakelklas naar een opleiding in de zorg.'
        : 'Past bij wat in de intake is verteld. Samen besloten.',
    weeklyHours: route === 'education' ? 20 : 12,
    weeklyParticipation: route === 'Z' ? 8 : null,
    totalHours: route === 'B1' ? (base.totalHours ?? 800) : null,
    literacy: base.literacy ?? 'none',
    pvtHours: 12,
    mapHours: route === 'education' ? null : 40,
    knm: 'in-course',
    courseState: school ? 'school' : 'waiting',
    school: school ? { id: school.id, name: school.name, recognition: school.recognition } : null,
    childEducation: 'none',
    support: ['settling', 'contact', 'money'],
    progressTalks: base.progressTalks ?? 4,
    unburdening: true,
  };
}

/**
 * Gives a case of the demonstration its plan: the text of what its events say was decided, or a draft where the intake is done;
 * with places near in the free part. Seeding again changes nothing. The transaction must act for a caseworker.
 */
export async function seedDemoPlan(
  tx: Tx,
  app: AppContext,
  by: StaffMember,
  { caseId, snapshot }: { caseId: string; snapshot: Snapshot },
): Promise<void> {
  const now = app.now();
  const desk = await planDeskOf({ tx, app, actor: by, now }, caseId);
  if (!desk || (await findPlans(tx, app, caseId)).length > 0) return;
  const { file, facts, group, current, today } = desk;
  const isReady = eventsOf(facts, 'intake-completed').length > 0;
  if (!current && !isReady) return;
  const schools = await findSchools(tx);
  const id = deterministicId(app, 'plan', { application: ['demonstration', caseId] });
  const decided = eventsOf(facts, 'plan-decided').find((event) => event.id === current?.decidedEvent);
  const content = decided
    ? demoContent(planOfEvent(decided.data), decided.data.route, schools)
    : { ...emptyPlan(), route: 'Z' as const, reasons: ['pace' as const], weeklyHours: 12, pvtHours: 12 };
  await addDraft(tx, app, by, { id, caseId, version: decided?.data.version ?? 1, content }, now);
  if (decided)
    await markDecided(tx, app, by, { id, revision: 1, content, event: decided.id, day: decided.day }, now);
  const near = nearbyPlaces(
    snapshot,
    { story: placeOfCase(file, null), found: undefined, known: new Set(), plan: content, group },
    { today, now, language: 'nl' },
  );
  for (const { place, uses } of near.slice(0, MAX_IDEAS))
    await addFreeIdea(
      tx,
      by,
      {
        id: deterministicId(app, 'plan-idea', { application: ['plan idea', caseId, place.id] }),
        caseId,
        initiative: place.id,
        uses,
        foundBy: 'place-and-level',
      },
      now,
    );
}
