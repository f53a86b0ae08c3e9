import { z } from 'zod';
import { isCalendarDay } from '#core/time/amsterdam.ts';

/** A calendar day, YYYY-MM-DD. */
const day = z.string().refine(isCalendarDay);
const hours = z.number().int().min(0).max(9999);

/** Which law somebody falls under; a case keeps the regime of its own start (Wet inburgering 2021, art. 54). */
export const REGIMES = ['2007', '2013', '2021'] as const;
export type Regime = (typeof REGIMES)[number];

/** DUO's two groups: asylum status holders with their family, and family and other migrants. */
export const TARGET_GROUPS = ['asylum', 'family-other'] as const;
export type TargetGroup = (typeof TARGET_GROUPS)[number];

/** The three learning routes (Wet inburgering 2021, art. 6). */
export const LEARNING_ROUTES = ['B1', 'education', 'Z'] as const;
export type LearningRoute = (typeof LEARNING_ROUTES)[number];

export const LANGUAGE_SKILLS = ['reading', 'listening', 'writing', 'speaking'] as const;
export type LanguageSkill = (typeof LANGUAGE_SKILLS)[number];

/** What is examined: the four skills and knowledge of Dutch society (KNM). */
export const EXAM_PARTS = [...LANGUAGE_SKILLS, 'knm'] as const;
export type ExamPart = (typeof EXAM_PARTS)[number];

/** Who can hold up a plan by not answering (Besluit inburgering 2021, art. 5.3(2)). */
export const THIRD_PARTIES = [
  'coa',
  'duo',
  'municipality',
  'school',
  'nuffic-sbb',
  'ind',
  'doctor',
  'other',
] as const;

/** Why a term stands still or runs longer (Regeling inburgering 2021, art. 4.1; Besluit, art. 4.4). */
export const EXTENSION_GROUNDS = [
  'late-offer',
  'late-start-education',
  'provider-failed',
  'illness',
  'death-in-family',
  'birth',
  'shelter',
  'literacy-course',
  'homelessness',
  'nearly-done-b1',
  'exam-marking-delay',
  'other-circumstances',
] as const;
export type ExtensionGround = (typeof EXTENSION_GROUNDS)[number];

/** Grounds on which a term of the municipality stands still (Algemene wet bestuursrecht, art. 4:15). */
export const SUSPENSION_GROUNDS = [
  'waiting-for-person',
  'agreed-with-person',
  'waiting-abroad',
  'force-majeure',
  'other',
] as const;
export type SuspensionGround = (typeof SUSPENSION_GROUNDS)[number];

/** What an hour was spent on, as DUO counts them. */
export const HOUR_KINDS = [
  'course',
  'knm',
  'participation',
  'participation-as-course',
  'pvt',
  'map',
] as const;
export type HourKind = (typeof HOUR_KINDS)[number];

/** Since when a route, and at which level and intensity: what a plan decides. */
const planDecision = {
  route: z.enum(LEARNING_ROUTES),
  level: z.enum(['A2', 'B1']).optional(),
  /** Of the whole route together, in hours: only the B1-route, and only asylum status holders. */
  totalHours: z.number().int().min(1).max(9999).optional(),
  literacy: z.enum(['A', 'AA', 'none']).optional(),
  mayFinishStudy: z.boolean().optional(),
  progressTalks: z.number().int().min(0).max(99).optional(),
};

/**
 * What can happen in a case, and what is known of it besides its day. An event is a fact in terms of the law, never a word about
 * a person: those stand encrypted beside it. Every date of a case is derived from its events.
 *
 * `about` is the id of the event that this one belongs to.
 */
export const caseEventSchemas = {
  /** DUO wrote that somebody must integrate; the day is that of the written notification. */
  'duty-notified': z.object({ dutyFrom: day.optional(), receivedOn: day.optional() }),
  'duty-ended': z.object({
    ground: z.enum(['fulfilled', 'exempt', 'dispensed', 'left', 'died', 'pension-age', 'other']),
  }),
  /** Registered as an inhabitant (BRP) of the municipality that must make the plan. */
  registered: z.object({}),
  /** Registered here after moving from another municipality. */
  'moved-in': z.object({ hadPlan: z.boolean(), intakeDone: z.boolean().optional() }),
  'moved-out': z.object({}),
  'group-changed': z.object({ group: z.enum(TARGET_GROUPS) }),
  /** A family member arrived later, for whom early education and childcare are looked at again. */
  'family-arrived': z.object({}),
  'information-asked': z.object({ of: z.enum(THIRD_PARTIES) }),
  'information-received': z.object({ about: z.uuid() }),
  /** Summoned for the intake; the appointment is a term that the municipality sets itself. */
  'intake-summoned': z.object({ appointment: day }),
  /** Not come to an appointment; a written warning goes out with the next one. */
  'intake-missed': z.object({ about: z.uuid(), warnedOn: day.optional() }),
  'intake-held': z.object({ toldAlone: z.boolean(), alone: z.boolean(), interpreter: z.boolean() }),
  'intake-completed': z.object({ inAbsence: z.boolean() }),
  /** DUO's learnability test; the day is that on which the result was registered. */
  'learnability-result': z.object({
    result: z.enum(['feasible', 'not-feasible', 'unknown']),
    score: z.number().min(0).max(1000).optional(),
    needed: z.number().min(0).max(1000).optional(),
  }),
  'learnability-skipped': z.object({ ground: z.enum(['visual', 'auditory', 'other']) }),
  /**
   * The college set the plan (PIP); the day is its date (dagtekening). A later one with `revises` amends an earlier one, such as
   * for another route.
   */
  'plan-decided': z.object({
    ...planDecision,
    revises: z.uuid().optional(),
    version: z.number().int().min(1),
  }),
  /** The plan was made known to the newcomer (Awb, art. 3:41): from here the term for objection runs. */
  'plan-notified': z.object({ about: z.uuid(), by: z.enum(['handed-over', 'post', 'electronic']) }),
  'plan-received-by-duo': z.object({ about: z.uuid() }),
  'plan-annulled': z.object({ about: z.uuid() }),
  /** A guide and the newcomer talked the plan through together, in this language. */
  'talked-through': z.object({
    about: z.uuid(),
    language: z.string().max(20).optional(),
    interpreter: z.boolean().optional(),
  }),
  'objection-received': z.object({ about: z.uuid() }),
  /** The college decided on the objection, or it was taken back (Awb, art. 7:10). */
  'objection-decided': z.object({
    about: z.uuid(),
    outcome: z.enum(['upheld', 'rejected', 'withdrawn']),
  }),
  /** Lowered from B1 to A2, whole or per skill (Wet, art. 17(3)). */
  'lowered-to-a2': z.object({
    skills: z.array(z.enum(LANGUAGE_SKILLS)).min(1),
    dutchHours: hours,
    enoughEffort: z.boolean(),
  }),
  'course-offered': z.object({
    school: z.string().min(1).max(120),
    recognition: z.enum(['quality-mark', 'bridging-school']),
  }),
  'course-started': z.object({ school: z.string().min(1).max(120) }),
  'course-stopped': z.object({
    reason: z.enum(['finished', 'other-school', 'provider-failed', 'moved', 'other']),
  }),
  /** A school cannot deliver, from this day; open as long as `until` is not known. */
  'provider-failed': z.object({ until: day.optional() }),
  suspension: z.object({
    ground: z.enum(SUSPENSION_GROUNDS),
    until: day.optional(),
    term: z.string().max(40),
  }),
  /** Asked of the Minister (DUO). */
  'extension-asked': z.object({ ground: z.enum(EXTENSION_GROUNDS) }),
  /** The Minister decided: so many days or months longer, certified by the college where the law asks that. */
  'extension-decided': z.object({
    about: z.uuid().optional(),
    ground: z.enum(EXTENSION_GROUNDS),
    granted: z.boolean(),
    months: z.number().int().min(0).max(24).optional(),
    days: z.number().int().min(0).max(800).optional(),
    certified: z.boolean().optional(),
  }),
  'exemption-asked': z.object({}),
  'exemption-decided': z.object({
    about: z.uuid().optional(),
    granted: z.boolean(),
    part: z.enum(['all', 'language', 'knm', 'map', 'pvt']).optional(),
  }),
  'dispensation-asked': z.object({ ground: z.enum(['medical', 'hardship']) }),
  'dispensation-decided': z.object({ about: z.uuid().optional(), granted: z.boolean() }),
  'progress-talk': z.object({}),
  hours: z.object({
    kind: z.enum(HOUR_KINDS),
    hours,
    /** The hours are of the days from `from` up to and including the day of the event. */
    from: day,
    beforePlan: z.enum(['no', 'intake', 'participation-act', 'social-guidance', 'other']).optional(),
    dutchEnvironment: z.boolean().optional(),
    notIsolated: z.boolean().optional(),
    source: z.enum(['school', 'booklet', 'municipality', 'practice-school']),
  }),
  /** Fewer course hours for somebody who sees or hears badly (Besluit, art. 3.14(8); Regeling, art. 3.16(2)). */
  'hours-norm-lowered': z.object({ ground: z.enum(['visual', 'auditory']), hours }),
  'pvt-signed': z.object({}),
  'map-final-talk': z.object({}),
  'exam-sat': z.object({ part: z.enum(EXAM_PARTS), level: z.enum(['A2', 'B1']) }),
  'exam-result': z.object({
    about: z.uuid().optional(),
    part: z.enum(EXAM_PARTS),
    level: z.enum(['A2', 'B1']),
    passed: z.boolean(),
  }),
  /** The law lets the college hold it, or the joint body to which its tasks were handed over (Besluit, art. 3.14(4)). */
  'final-interview': z.object({ by: z.enum(['college', 'joint-body', 'third-party']).optional() }),
  'certificate-handed': z.object({}),
  diploma: z.object({}),
} as const;

export type CaseEventKind = keyof typeof caseEventSchemas;
export const CASE_EVENT_KINDS = Object.keys(caseEventSchemas) as CaseEventKind[];

/** What is known of an event of this kind besides its day. */
export type CaseEventData<K extends CaseEventKind = CaseEventKind> = z.infer<(typeof caseEventSchemas)[K]>;

/** Who says so. */
export const EVENT_SOURCES = [
  'newcomer',
  'guide',
  'duo',
  'coa',
  'school',
  'register',
  'municipality',
] as const;
export type EventSource = (typeof EVENT_SOURCES)[number];

/** One thing that happened in a case. */
export type CaseEvent = {
  [K in CaseEventKind]: {
    id: string;
    kind: K;
    day: string;
    data: CaseEventData<K>;
    source: EventSource;
    recordedAt: Date;
  };
}[CaseEventKind];

/** The events of one kind. */
export type CaseEventOf<K extends CaseEventKind> = Extract<CaseEvent, { kind: K }>;

/** What the law asks of the person besides the events. */
export interface CaseFacts {
  regime: Regime;
  /** At the start of the case; `group-changed` events move it. */
  group: TargetGroup;
  /** In force: neither replaced nor withdrawn; by day, and of one day in the order in which they were recorded. */
  events: readonly CaseEvent[];
}

/** The events of one kind, the earliest first. */
export const eventsOf = <K extends CaseEventKind>(
  { events }: Pick<CaseFacts, 'events'>,
  kind: K,
): CaseEventOf<K>[] => events.filter((event): event is CaseEventOf<K> => event.kind === kind);

/** The last event of one kind. */
export const lastEvent = <K extends CaseEventKind>(
  facts: Pick<CaseFacts, 'events'>,
  kind: K,
): CaseEventOf<K> | undefined => eventsOf(facts, kind).at(-1);

/** The group at a day: DUO can move somebody both ways. */
export const groupAt = (facts: CaseFacts, onDay: string): TargetGroup =>
  eventsOf(facts, 'group-changed').findLast((event) => event.day <= onDay)?.data.group ?? facts.group;
