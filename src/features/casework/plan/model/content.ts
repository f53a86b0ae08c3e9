import { z } from 'zod';
import { isCalendarDay } from '#core/time/amsterdam.ts';
import {
  type CaseEventData,
  LANGUAGE_SKILLS,
  LEARNING_ROUTES,
  type LearningRoute,
  type TargetGroup,
} from '../../model/events.ts';

/** The pages of the editor, in order; `change` only where an earlier plan is amended. */
export const PLAN_STEPS = ['change', 'route', 'pace', 'course', 'support'] as const;
export type PlanStep = (typeof PLAN_STEPS)[number];

/** Why this route; words can be added. Health is none of them: what of it matters is said in words, or not at all. */
export const ROUTE_REASONS = ['test', 'wish', 'study', 'work', 'pace', 'home'] as const;

/** Lessons in reading and writing: none, in the Latin script (A), or in any script at all (AA), in the words of DUO. */
export const LITERACY = ['none', 'A', 'AA'] as const;

/** How knowledge of Dutch society (KNM) is learned. */
export const KNM_WAYS = ['in-course', 'separate', 'self'] as const;

/** How far agreements about early education of a child are: there is no such child, they are made, or they follow. */
export const CHILD_EDUCATION = ['none', 'agreed', 'later'] as const;

/** Support and guidance that the municipality gives, and that a plan must name (Wet inburgering 2021, art. 15). */
export const SUPPORT_KINDS = [
  'settling',
  'contact',
  'money',
  'work',
  'study',
  'language',
  'childcare',
  'digital',
] as const;

/** What is examined in the Z-route at the wish of the person (Besluit inburgering 2021, art. 3.14(7)). */
export const Z_EXAMS = [...LANGUAGE_SKILLS, 'knm'] as const;

/** Why a decided plan is amended (Wet, art. 17; Besluit, art. 5.3 to 5.5). */
export const CHANGE_KINDS = ['route', 'lowering', 'other'] as const;
export type PlanChangeKind = (typeof CHANGE_KINDS)[number];

/** How a school may give a course: with the quality mark, or as a school for the bridging programme. */
export const RECOGNITIONS = ['quality-mark', 'bridging-school'] as const;
export type SchoolRecognition = (typeof RECOGNITIONS)[number];

export const MAX_PLAN_WORDS = 2000;
/** So many places can be bound at most: a plan that binds a list of places binds nobody. */
export const MAX_NAMED_PLACES = 3;
/** The highest numbers that a plan can hold; DUO takes 9,999 hours at most. */
export const MAX_HOURS = 9999;
export const MAX_WEEKLY_HOURS = 40;
export const MAX_TALKS = 99;

const words = z.string().max(MAX_PLAN_WORDS).default('');
const hours = z.number().int().min(0).max(MAX_HOURS).nullable().default(null);
const weekly = z.number().int().min(0).max(MAX_WEEKLY_HOURS).nullable().default(null);
const day = z.string().refine(isCalendarDay).nullable().default(null);
const choice = <const T extends readonly [string, ...string[]]>(codes: T) =>
  z.enum(codes).nullable().default(null);
const choices = <const T extends readonly [string, ...string[]]>(codes: T) =>
  z.array(z.enum(codes)).default([]);

/**
 * Everything that a plan binds. Null: nobody said it yet, which is another thing than no. A place near somebody is only in here
 * when a guide bound it on purpose.
 */
export const planContentSchema = z.object({
  route: choice(LEARNING_ROUTES),
  reasons: choices(ROUTE_REASONS),
  routeWords: words,
  /** Why the route is another one than the learnability test points to. */
  differenceWords: words,
  mayFinishStudy: z.boolean().nullable().default(null),
  zExams: choices(Z_EXAMS),
  /** Skills that were lowered from B1 to A2. */
  lowered: choices(LANGUAGE_SKILLS),
  weeklyHours: weekly,
  weeklyParticipation: weekly,
  totalHours: hours,
  literacy: choice(LITERACY),
  pvtHours: hours,
  mapHours: hours,
  knm: choice(KNM_WAYS),
  courseState: choice(['school', 'waiting']),
  school: z
    .object({ id: z.uuid(), name: z.string().min(1), recognition: z.enum(RECOGNITIONS) })
    .nullable()
    .default(null),
  courseStart: day,
  childEducation: choice(CHILD_EDUCATION),
  childWords: words,
  support: choices(SUPPORT_KINDS),
  supportWords: words,
  progressTalks: z.number().int().min(0).max(MAX_TALKS).nullable().default(null),
  unburdening: z.boolean().nullable().default(null),
  named: z
    .array(z.object({ initiative: z.uuid(), name: z.string().min(1), words: z.string().max(MAX_PLAN_WORDS) }))
    .max(MAX_NAMED_PLACES)
    .default([]),
  change: z
    .object({
      kind: z.enum(CHANGE_KINDS),
      dutchHours: hours,
      enoughEffort: z.boolean().nullable().default(null),
      words,
    })
    .nullable()
    .default(null),
});
export type PlanContent = z.infer<typeof planContentSchema>;

/** A plan in which nothing was said. */
export const emptyPlan = (): PlanContent => planContentSchema.parse({});

/** What a plan says: of a field that does not apply to this route or group nothing, whatever stood there before. */
export function effectivePlan(plan: PlanContent, group: TargetGroup): PlanContent {
  const { route } = plan;
  const asylum = group === 'asylum';
  return {
    ...plan,
    zExams: route === 'Z' ? plan.zExams : [],
    lowered: route === 'B1' ? plan.lowered : [],
    // The college fixes the intensity of who it offers a course, and gives the course (Wet, art. 15(2), 16, 19).
    weeklyHours: asylum ? plan.weeklyHours : null,
    totalHours: asylum && route === 'B1' ? plan.totalHours : null,
    weeklyParticipation: asylum && route === 'Z' ? plan.weeklyParticipation : null,
    // The education route has no MAP (Wet, art. 8(3)).
    mapHours: route === 'education' ? null : plan.mapHours,
    courseState: asylum ? plan.courseState : null,
    school: asylum && plan.courseState === 'school' ? plan.school : null,
    courseStart: asylum && plan.courseState === 'school' ? plan.courseStart : null,
    childWords: plan.childEducation === 'agreed' ? plan.childWords : '',
    unburdening: asylum ? plan.unburdening : null,
  };
}

/** The level of the exam: B1 unless all four skills were lowered; the Z-route has none. */
export const levelOf = ({
  route,
  lowered,
}: Pick<PlanContent, 'route' | 'lowered'>): 'A2' | 'B1' | undefined =>
  route === null || route === 'Z'
    ? undefined
    : route === 'B1' && lowered.length === LANGUAGE_SKILLS.length
      ? 'A2'
      : 'B1';

/** What an event says of a plan that was written elsewhere, such as before this desk was used; the rest is not known. */
export const planOfEvent = (data: CaseEventData<'plan-decided'>): PlanContent => ({
  ...emptyPlan(),
  route: data.route,
  lowered: data.route === 'B1' && data.level === 'A2' ? [...LANGUAGE_SKILLS] : [],
  totalHours: data.totalHours ?? null,
  literacy: data.literacy ?? null,
  mayFinishStudy: data.mayFinishStudy ?? null,
  progressTalks: data.progressTalks ?? null,
});

/** What the event of a decision says, which is what goes to DUO. Undefined without a route. */
export function decisionOf(
  content: PlanContent,
  group: TargetGroup,
  { version, revises }: { version: number; revises: string | undefined },
): CaseEventData<'plan-decided'> | undefined {
  const plan = effectivePlan(content, group);
  if (!plan.route) return undefined;
  const level = levelOf(plan);
  return {
    version,
    route: plan.route,
    ...(revises !== undefined && { revises }),
    ...(level && { level }),
    ...(plan.totalHours && { totalHours: plan.totalHours }),
    ...(plan.literacy && { literacy: plan.literacy }),
    ...(plan.mayFinishStudy !== null && { mayFinishStudy: plan.mayFinishStudy }),
    ...(plan.progressTalks !== null && { progressTalks: plan.progressTalks }),
  };
}

/** The kind of school that may give the course of a route (Wet, art. 7 to 9). */
export const recognitionFor = (route: LearningRoute): SchoolRecognition =>
  route === 'education' ? 'bridging-school' : 'quality-mark';
