import { Temporal } from 'temporal-polyfill';
import type { LearningRoute, TargetGroup } from '../../model/events.ts';

/** Hours of each half of the Z-route (Besluit inburgering 2021, art. 3.14). */
export const Z_HALF_HOURS = 800;
/** The least hours of the two modules (Besluit, art. 3.1; Regeling, art. 3.1). */
export const MIN_PVT_HOURS = 12;
export const MIN_MAP_HOURS = 40;
/** Hours of Dutch after which the level can be lowered (Besluit, art. 5.5). No total of the B1-route. */
export const LOWERING_HOURS = 600;
/** The term to integrate (Wet, art. 11). */
export const TERM_YEARS = 3;
/** Weeks a year in which schools teach: an estimate for the picture, of no legal value. */
export const TEACHING_WEEKS_PER_YEAR = 40;
const WEEKS_PER_YEAR = 52;
/** So long after the term began the route can be changed (Besluit, art. 5.4). */
export const MAX_ROUTE_CHANGE_MONTHS = 18;

/** Hours a week that a guide can choose at once. */
export const WEEKLY_CHOICES = [8, 12, 16, 20] as const;
export const PARTICIPATION_CHOICES = [4, 8, 12, 16] as const;
/** Totals of the B1-route that a guide can choose at once; the law names none. */
export const TOTAL_CHOICES = [600, 800, 1000, 1200] as const;
export const TALK_CHOICES = [2, 4, 6, 9] as const;
export const PVT_CHOICES = [12, 16, 20] as const;
export const MAP_CHOICES = [40, 64, 80] as const;

/** The term that a plan starts: from the day after it was decided, up to but not including the day three years later. */
export function termOf(decidedOn: string): { from: string; until: string } {
  const from = Temporal.PlainDate.from(decidedOn).add({ days: 1 });
  return { from: from.toString(), until: from.add({ years: TERM_YEARS }).toString() };
}

/** Hours of taking part that are left in the Z-route: those of PVT and MAP are deducted (Besluit, art. 3.14(5)). */
export const participationHours = ({
  pvtHours,
  mapHours,
}: {
  pvtHours: number | null;
  mapHours: number | null;
}) => Math.max(0, Z_HALF_HOURS - (pvtHours ?? 0) - (mapHours ?? 0));

/** What somebody does in a week, and how long that takes. */
export interface PlanPace {
  route: LearningRoute;
  group: TargetGroup;
  weeklyHours: number | null;
  weeklyParticipation: number | null;
  totalHours: number | null;
  pvtHours: number | null;
  mapHours: number | null;
}

/** Hours of lessons of a route in all; null where neither law nor plan says it. */
export const courseHours = ({ route, totalHours }: Pick<PlanPace, 'route' | 'totalHours'>): number | null =>
  route === 'Z' ? Z_HALF_HOURS : route === 'B1' ? totalHours : null;

/** Calendar weeks for so many hours at so many a week, when schools teach 40 weeks a year. */
export const calendarWeeks = (hours: number, perWeek: number): number =>
  Math.ceil((Math.ceil(hours / perWeek) * WEEKS_PER_YEAR) / TEACHING_WEEKS_PER_YEAR);

/** How long a route takes at a pace, when it begins on a day. */
export interface RouteDuration {
  /** Of lessons, and in the Z-route of taking part, which goes on beside it. */
  courseWeeks: number | null;
  participationWeeks: number | null;
  /** Of the longest of both; null where nothing can be said. */
  weeks: number | null;
  endsOn: string | null;
  /** Whether it ends within the term; null where nothing can be said. */
  withinTerm: boolean | null;
}

/** How long it takes: what is not said stays unknown. @param until the day on which the term has ended */
export function durationOf(pace: PlanPace, { from, until }: { from: string; until: string }): RouteDuration {
  const hours = courseHours(pace);
  const { weeklyHours, weeklyParticipation } = pace;
  const courseWeeks = hours && weeklyHours ? calendarWeeks(hours, weeklyHours) : null;
  // The hours of taking part are only for asylum status holders (Besluit, art. 3.14(3)).
  const takesPart = pace.route === 'Z' && pace.group === 'asylum';
  // Taking part does not stop when schools do.
  const participationWeeks =
    takesPart && weeklyParticipation ? Math.ceil(participationHours(pace) / weeklyParticipation) : null;
  const weeks =
    courseWeeks === null || (takesPart && participationWeeks === null)
      ? null
      : Math.max(courseWeeks, participationWeeks ?? 0);
  const endsOn = weeks === null ? null : Temporal.PlainDate.from(from).add({ weeks }).toString();
  return {
    courseWeeks,
    participationWeeks,
    weeks,
    endsOn,
    withinTerm: endsOn === null ? null : endsOn <= until,
  };
}
