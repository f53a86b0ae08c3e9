import type { CaseEventKind, EventSource, TargetGroup } from './model/events.ts';

/** One thing that happened in an invented life, so many days before today; below zero it lies ahead. */
export interface DemoEvent {
  kind: CaseEventKind;
  daysAgo: number;
  source?: EventSource;
  note?: string;
  /** The details; `ids` are those of the events of this life in their order, `dayOf` the day so many days ago. */
  data?:
    | Record<string, unknown>
    | ((ids: string[], dayOf: (daysAgo: number) => string) => Record<string, unknown>);
}

/** How far somebody is. */
export interface DemoLife {
  group?: TargetGroup;
  withoutGuide?: true;
  events: DemoEvent[];
}

const notice = (daysAgo: number): DemoEvent => ({ kind: 'duty-notified', daysAgo, source: 'duo' });
const registered = (daysAgo: number): DemoEvent => ({ kind: 'registered', daysAgo, source: 'register' });
const held = (daysAgo: number, alone = true): DemoEvent => ({
  kind: 'intake-held',
  daysAgo,
  data: { toldAlone: true, alone, interpreter: true },
});
const summoned = (daysAgo: number, appointmentDaysAgo: number): DemoEvent => ({
  kind: 'intake-summoned',
  daysAgo,
  data: (_, dayOf) => ({ appointment: dayOf(appointmentDaysAgo) }),
});
const about =
  (at: number, more: Record<string, unknown> = {}) =>
  (ids: string[]) => ({ about: ids[at] ?? '', ...more });
const completed = (daysAgo: number): DemoEvent => ({
  kind: 'intake-completed',
  daysAgo,
  data: { inAbsence: false },
});
const tested = (
  daysAgo: number,
  result: 'feasible' | 'not-feasible' | 'unknown',
  score: number,
): DemoEvent => ({
  kind: 'learnability-result',
  daysAgo,
  source: 'duo',
  data: { result, score, needed: 48 },
});
const hours = (
  daysAgo: number,
  kind: 'course' | 'participation',
  count: number,
  fromDaysAgo: number,
  source: 'school' | 'booklet' = 'school',
): DemoEvent => ({
  kind: 'hours',
  daysAgo,
  source: source === 'school' ? 'school' : 'newcomer',
  data: (_, dayOf) => ({
    kind,
    hours: count,
    from: dayOf(fromDaysAgo),
    source,
    ...(kind === 'participation' ? { dutchEnvironment: true, notIsolated: true } : {}),
  }),
});

/** A whole way up to the plan: eight events, the plan is the seventh and its notification the eighth. */
const planned = (
  daysAgo: number,
  route: 'B1' | 'education' | 'Z',
  result: 'feasible' | 'not-feasible' | 'unknown' = 'feasible',
  group: TargetGroup = 'asylum',
): DemoEvent[] => [
  notice(daysAgo + 66),
  registered(daysAgo + 60),
  summoned(daysAgo + 50, daysAgo + 40),
  held(daysAgo + 40),
  tested(daysAgo + 30, result, result === 'feasible' ? 55 : 31),
  completed(daysAgo + 20),
  {
    kind: 'plan-decided',
    daysAgo,
    data: {
      route,
      version: 1,
      progressTalks: 4,
      ...(route === 'B1' ? { level: 'B1' } : {}),
      // Only asylum status holders have hours in their plan (Wet inburgering 2021, art. 15(2)).
      ...(route === 'B1' && group === 'asylum' ? { totalHours: 900 } : {}),
    },
  },
  { kind: 'plan-notified', daysAgo: daysAgo - 2, data: about(6, { by: 'handed-over' }) },
];

/** Invented lives, each at another place on the way. The first is that of the newcomer who sees her own case. */
export const DEMO_LIVES: readonly DemoLife[] = [
  {
    events: [
      ...planned(210, 'B1'),
      { kind: 'talked-through', daysAgo: 208, data: about(6) },
      {
        kind: 'course-offered',
        daysAgo: 190,
        data: { school: 'Taalschool De Haven', recognition: 'quality-mark' },
      },
      { kind: 'course-started', daysAgo: 170, source: 'school', data: { school: 'Taalschool De Haven' } },
      hours(90, 'course', 96, 170),
      { kind: 'progress-talk', daysAgo: 88, note: 'Gaat goed. Wil meer praten buiten de les.' },
      hours(20, 'course', 112, 89),
    ],
  },
  { events: [notice(38), registered(34), summoned(12, -6)] },
  { events: [notice(86), registered(80), summoned(60, 50), held(50), tested(41, 'not-feasible', 29)] },
  { withoutGuide: true, events: [notice(9)] },
  {
    events: [
      notice(58),
      registered(55),
      summoned(47, 40),
      {
        kind: 'intake-missed',
        daysAgo: 40,
        data: (ids, dayOf) => ({ about: ids[2] ?? '', warnedOn: dayOf(39) }),
      },
      summoned(37, 28),
      held(28, false),
    ],
  },
  {
    events: [
      notice(64),
      registered(60),
      summoned(50, 44),
      held(44),
      completed(30),
      {
        kind: 'information-asked',
        daysAgo: 21,
        data: { of: 'nuffic-sbb' },
        note: 'Diploma van de lerarenopleiding.',
      },
    ],
  },
  {
    events: [
      ...planned(400, 'Z', 'not-feasible'),
      { kind: 'course-started', daysAgo: 360, source: 'school', data: { school: 'Taalhuis Zuid' } },
      hours(200, 'course', 180, 360),
      hours(190, 'participation', 120, 350, 'booklet'),
      { kind: 'progress-talk', daysAgo: 185 },
      hours(30, 'course', 140, 199),
      hours(25, 'participation', 90, 189, 'booklet'),
      { kind: 'pvt-signed', daysAgo: 300 },
    ],
  },
  {
    events: [
      ...planned(120, 'education'),
      {
        kind: 'course-offered',
        daysAgo: 110,
        data: { school: 'ROC Schakel', recognition: 'bridging-school' },
      },
    ],
  },
  {
    group: 'family-other',
    events: [
      ...planned(95, 'B1', 'feasible', 'family-other'),
      { kind: 'course-started', daysAgo: 60, source: 'newcomer', data: { school: 'Talenlab' } },
      { kind: 'pvt-signed', daysAgo: 31 },
    ],
  },
  {
    events: [
      ...planned(690, 'B1'),
      { kind: 'course-started', daysAgo: 640, source: 'school', data: { school: 'Taalschool De Haven' } },
      { kind: 'provider-failed', daysAgo: 330, data: (_, dayOf) => ({ until: dayOf(235) }) },
      { kind: 'extension-asked', daysAgo: 60, data: { ground: 'provider-failed' } },
      {
        kind: 'exam-result',
        daysAgo: 45,
        source: 'duo',
        data: { part: 'reading', level: 'B1', passed: true },
      },
      { kind: 'exam-result', daysAgo: 44, source: 'duo', data: { part: 'knm', level: 'B1', passed: true } },
    ],
  },
  { events: [...planned(12, 'Z', 'unknown')] },
  {
    events: [
      { kind: 'duty-notified', daysAgo: 250, source: 'duo' },
      { kind: 'moved-in', daysAgo: 40, source: 'register', data: { hadPlan: true, intakeDone: true } },
    ],
  },
  { withoutGuide: true, events: [notice(24), registered(20)] },
  {
    events: [
      ...planned(1020, 'B1'),
      { kind: 'course-started', daysAgo: 990, source: 'school', data: { school: 'Talenlab' } },
      {
        kind: 'exam-result',
        daysAgo: 120,
        source: 'duo',
        data: { part: 'speaking', level: 'B1', passed: true },
      },
      { kind: 'diploma', daysAgo: 40, source: 'duo' },
      { kind: 'duty-ended', daysAgo: 38, source: 'duo', data: { ground: 'fulfilled' } },
    ],
  },
  {
    events: [
      ...planned(330, 'B1'),
      { kind: 'course-started', daysAgo: 300, source: 'school', data: { school: 'Taalhuis Zuid' } },
      {
        kind: 'extension-decided',
        daysAgo: 120,
        source: 'duo',
        data: { ground: 'birth', granted: true, days: 112 },
      },
      { kind: 'family-arrived', daysAgo: 75 },
    ],
  },
  {
    events: [
      notice(71),
      registered(69),
      summoned(55, 48),
      held(48),
      tested(33, 'feasible', 61),
      completed(24),
    ],
  },
];
