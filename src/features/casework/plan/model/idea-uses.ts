import type { Initiative } from '#features/directory/rules.ts';
import type { Goal } from '#features/vocabulary/rules.ts';
import type { LearningRoute, TargetGroup } from '../../model/events.ts';

/** For what a place can count. Whether it does is decided by the municipality, when somebody has been there. */
export const PLAN_USES = ['z-hours', 'map-network', 'knm', 'pvt-excursion'] as const;
export type PlanUse = (typeof PLAN_USES)[number];

/** By what a place was found: what the newcomer opened, only place and level, or words that a guide looked for. */
export const FOUND_BY = ['own-week', 'place-and-level', 'search'] as const;
export type FoundBy = (typeof FOUND_BY)[number];

export const isPlanUse = (code: string): code is PlanUse => PLAN_USES.some((use) => use === code);
export const isFoundBy = (code: string): code is FoundBy => FOUND_BY.some((way) => way === code);

/** Goals of a place at which one meets people who work or help: the theme "build a network" (Regeling inburgering, art. 3.1). */
const NETWORK_GOALS: readonly Goal[] = ['people', 'buddy', 'work', 'internship', 'volunteer'];
/** Goals that touch one of the eight topics of KNM (Besluit inburgering 2021, art. 3.4). */
const KNM_GOALS: readonly Goal[] = ['work', 'study', 'letters', 'family', 'health', 'people'];
/** Goals of a place where a core value is seen in practice, which PVT asks once (Besluit, art. 3.1). */
const VALUES_GOALS: readonly Goal[] = ['volunteer', 'people', 'food'];

/** Whether one is among others there; null: nobody said it. */
function isTogether({ contactForms, goals, online }: Initiative): boolean | null {
  if (contactForms.length) return contactForms.includes('group');
  if (online || goals.includes('buddy')) return false;
  return null;
}

/** Whether Dutch is spoken there; null: nobody said it. */
const speaksDutch = ({ languages }: Initiative): boolean | null =>
  languages.length ? languages.includes('nl') : null;

/** What a guide asks before counting on it. */
export type UseQuestion = 'dutch' | 'together';

/**
 * For what a place can count in a plan of this route, and what nobody said that decides about the hours of the Z-route: they must
 * be in a Dutch-language environment and not in isolation (Besluit, art. 3.14). A missing answer is a question, never a no.
 */
export function usesOf(
  initiative: Initiative,
  { route, group }: { route: LearningRoute | null; group: TargetGroup },
): { uses: PlanUse[]; ask: UseQuestion[] } {
  const [together, dutch] = [isTogether(initiative), speaksDutch(initiative)];
  const serves = (goals: readonly Goal[]) => initiative.goals.some((goal) => goals.includes(goal));
  const countsForZ =
    route === 'Z' && group === 'asylum' && together !== false && dutch !== false && !initiative.online;
  const uses: Record<PlanUse, boolean> = {
    'z-hours': countsForZ,
    'map-network': route !== 'education' && together !== false && serves(NETWORK_GOALS),
    knm: serves(KNM_GOALS),
    'pvt-excursion': together !== false && !initiative.online && serves(VALUES_GOALS),
  };
  return {
    uses: PLAN_USES.filter((use) => uses[use]),
    ask: countsForZ
      ? [
          ...(dutch === null ? (['dutch'] as const) : []),
          ...(together === null ? (['together'] as const) : []),
        ]
      : [],
  };
}
