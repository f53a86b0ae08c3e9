import type { TermRuleId } from '../../src/features/casework/legal-deadlines/term-types.ts';
import type {
  CaseEvent,
  CaseEventData,
  CaseEventKind,
  CaseFacts,
  EventSource,
} from '../../src/features/casework/model/events.ts';

/** One event of a life: kind, day and what is known of it. `name` is what later events call it by. */
interface ToldEvent {
  kind: CaseEventKind;
  day: string;
  data: object;
  name?: string | undefined;
  about?: string | undefined;
}

/** An event as it stands in a case; its type is checked against the kind. */
export const tell = <K extends CaseEventKind>(
  day: string,
  kind: K,
  data: Omit<CaseEventData<K>, 'about'>,
  { name, about }: { name?: string; about?: string } = {},
): ToldEvent => ({ kind, day, data, name, about });

const ID_DIGITS = 12;
const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(ID_DIGITS, '0')}`;

const SOURCES: Partial<Record<CaseEventKind, EventSource>> = {
  'duty-notified': 'duo',
  'duty-ended': 'duo',
  'extension-decided': 'duo',
  'exam-result': 'duo',
  registered: 'register',
  hours: 'school',
};

/** The events of a story, with ids: the `about` of one is the name of another. */
export function eventsOfStory(told: readonly ToldEvent[]): CaseEvent[] {
  const ids = new Map(told.flatMap(({ name }, i) => (name ? [[name, idOf(i + 1)]] : [])));
  return told.map(({ kind, day, data, about }, i) => {
    const aboutId = about === undefined ? undefined : ids.get(about);
    if (about !== undefined && !aboutId) throw new Error(`no event is called ${about}`);
    return {
      id: idOf(i + 1),
      kind,
      day,
      data: aboutId ? { ...data, about: aboutId } : data,
      source: SOURCES[kind] ?? 'guide',
      recordedAt: new Date(`${day}T12:00:00Z`),
    } as CaseEvent;
  });
}

/** How one term of a life must stand. Written down by hand, from the calendar and the text of the law, before anything was run. */
export interface ExpectedTerm {
  rule: TermRuleId;
  /** The day of the event that it begins with. */
  base: string | null;
  due: string | null;
  /** Only where it differs from the day on which it is due. */
  unrolled?: string;
  opensOn?: string;
  state: 'open' | 'met' | 'met late' | 'late' | 'stands-still' | 'cannot-say' | 'lapsed';
  /** Since when it is met, stands still or has lapsed. */
  since?: string;
}

/** A life from notice to end, or to today. */
export interface WorkedLife {
  name: string;
  story: string;
  group: CaseFacts['group'];
  today: string;
  told: readonly ToldEvent[];
  expected: readonly ExpectedTerm[];
}

/** The facts of a life, as every computation takes them. */
export const factsOfLife = ({ group, told }: Pick<WorkedLife, 'group' | 'told'>): CaseFacts => ({
  regime: '2021',
  group,
  events: eventsOfStory(told),
});

const plan = (route: 'B1' | 'education' | 'Z', version = 1) => ({ route, version, progressTalks: 6 });
const held = { toldAlone: true, alone: true, interpreter: true };

export const WORKED_LIVES: readonly WorkedLife[] = [
  {
    name: 'Yonas',
    story: 'registered before the notice; illness gives three months more; diploma in the extended term',
    group: 'asylum',
    today: '2029-03-01',
    told: [
      tell('2025-10-01', 'registered', {}),
      tell('2025-10-23', 'duty-notified', { dutyFrom: '2025-10-01' }),
      tell('2025-10-30', 'intake-summoned', { appointment: '2025-11-12' }),
      tell('2025-11-12', 'intake-held', held),
      tell('2025-11-20', 'learnability-result', { result: 'feasible', score: 31, needed: 24 }),
      tell('2025-11-27', 'intake-completed', { inAbsence: false }),
      tell('2025-12-16', 'plan-decided', { ...plan('B1'), level: 'B1', totalHours: 900 }, { name: 'plan' }),
      tell('2025-12-18', 'plan-notified', { by: 'handed-over' }, { about: 'plan' }),
      tell('2026-01-12', 'course-offered', { school: 'Taalhuis Utrecht', recognition: 'quality-mark' }),
      tell('2026-02-02', 'course-started', { school: 'Taalhuis Utrecht' }),
      tell('2028-07-03', 'extension-asked', { ground: 'illness' }, { name: 'more time' }),
      tell(
        '2028-08-21',
        'extension-decided',
        { ground: 'illness', granted: true, months: 3 },
        { about: 'more time' },
      ),
      tell('2029-02-20', 'diploma', {}),
    ],
    expected: [
      {
        rule: 'CLK-01',
        base: '2025-10-23',
        due: '2026-01-05',
        unrolled: '2026-01-01',
        state: 'met',
        since: '2025-12-16',
      },
      { rule: 'CLK-15', base: '2025-10-30', due: '2025-11-12', state: 'met', since: '2025-11-12' },
      { rule: 'CLK-05', base: '2025-12-16', due: '2029-03-16', state: 'met', since: '2029-02-20' },
      { rule: 'CLK-06', base: '2025-12-16', due: '2027-06-16', state: 'lapsed', since: '2027-06-16' },
      { rule: 'CLK-09', base: '2025-12-16', due: '2026-03-16', state: 'met', since: '2026-01-12' },
      {
        rule: 'CLK-13',
        base: '2025-12-16',
        due: '2029-03-16',
        opensOn: '2028-09-16',
        state: 'lapsed',
        since: '2029-02-20',
      },
      { rule: 'CLK-13-decision', base: '2028-07-03', due: '2028-08-28', state: 'met', since: '2028-08-21' },
      { rule: 'OBJECTION', base: '2025-12-18', due: '2026-01-29', state: 'lapsed', since: '2026-01-29' },
    ],
  },
  {
    name: 'Amina',
    story:
      'notice while at a reception centre; plan on the very last day; a child is born; route to self-reliance',
    group: 'asylum',
    today: '2029-02-01',
    told: [
      tell('2026-02-10', 'duty-notified', {}),
      tell('2026-03-16', 'registered', {}),
      tell('2026-04-02', 'intake-held', held),
      tell('2026-04-20', 'learnability-result', { result: 'not-feasible', score: 12, needed: 24 }),
      tell('2026-05-26', 'plan-decided', plan('Z'), { name: 'plan' }),
      tell('2026-05-28', 'plan-notified', { by: 'post' }, { about: 'plan' }),
      tell('2026-08-26', 'course-offered', { school: 'ROC Midden', recognition: 'quality-mark' }),
      tell('2026-09-07', 'course-started', { school: 'ROC Midden' }),
      tell('2028-12-04', 'extension-asked', { ground: 'birth' }, { name: 'more time' }),
      tell(
        '2029-01-15',
        'extension-decided',
        { ground: 'birth', granted: true, days: 112 },
        { about: 'more time' },
      ),
    ],
    expected: [
      {
        rule: 'CLK-02',
        base: '2026-03-16',
        due: '2026-05-26',
        unrolled: '2026-05-25',
        state: 'met',
        since: '2026-05-26',
      },
      { rule: 'CLK-05', base: '2026-05-26', due: '2029-09-15', state: 'open' },
      { rule: 'CLK-06', base: '2026-05-26', due: '2027-11-26', state: 'lapsed', since: '2027-11-26' },
      { rule: 'CLK-09', base: '2026-05-26', due: '2026-08-26', state: 'met', since: '2026-08-26' },
      { rule: 'CLK-13', base: '2026-05-26', due: '2029-09-15', opensOn: '2029-03-15', state: 'open' },
      { rule: 'CLK-13-decision', base: '2028-12-04', due: '2029-01-29', state: 'met', since: '2029-01-15' },
      { rule: 'OBJECTION', base: '2026-05-28', due: '2026-07-09', state: 'lapsed', since: '2026-07-09' },
    ],
  },
  {
    name: 'Dawit',
    story: 'moves with a plan; the new municipality makes its own, and the three years stay where they were',
    group: 'asylum',
    today: '2026-06-01',
    told: [
      tell('2024-08-20', 'registered', {}),
      tell('2024-09-02', 'duty-notified', {}),
      tell('2024-11-04', 'plan-decided', { ...plan('B1'), level: 'B1' }, { name: 'first plan' }),
      tell('2024-12-10', 'course-offered', { school: 'Taalplein', recognition: 'quality-mark' }),
      tell('2026-02-24', 'moved-in', { hadPlan: true, intakeDone: true }),
      tell('2026-05-04', 'plan-decided', { ...plan('B1', 2), level: 'B1' }, { name: 'plan here' }),
      tell('2026-05-07', 'plan-notified', { by: 'electronic' }, { about: 'plan here' }),
    ],
    expected: [
      { rule: 'CLK-01', base: '2024-09-02', due: '2024-11-11', state: 'met', since: '2024-11-04' },
      {
        rule: 'CLK-04',
        base: '2026-02-24',
        due: '2026-05-06',
        unrolled: '2026-05-05',
        state: 'met',
        since: '2026-05-04',
      },
      { rule: 'CLK-05', base: '2024-11-04', due: '2027-11-04', state: 'open' },
      { rule: 'CLK-06', base: '2024-11-04', due: '2026-05-04', state: 'lapsed', since: '2026-05-04' },
      { rule: 'CLK-09', base: '2024-11-04', due: '2025-02-04', state: 'met', since: '2024-12-10' },
      { rule: 'CLK-13', base: '2024-11-04', due: '2027-11-04', opensOn: '2027-05-04', state: 'open' },
      { rule: 'OBJECTION', base: '2026-05-07', due: '2026-06-18', state: 'open' },
    ],
  },
  {
    name: 'Samira',
    story:
      'her diploma is being valued: the municipality waits for a third party, and the answer comes in March',
    group: 'asylum',
    today: '2026-05-01',
    told: [
      tell('2025-10-20', 'registered', {}),
      tell('2025-11-03', 'duty-notified', {}),
      tell('2025-11-24', 'intake-held', held),
      tell('2025-12-08', 'information-asked', { of: 'nuffic-sbb' }, { name: 'question' }),
      tell('2026-03-20', 'information-received', {}, { about: 'question' }),
      tell('2026-04-02', 'plan-decided', plan('B1')),
    ],
    expected: [
      { rule: 'CLK-01', base: '2025-11-03', due: '2026-01-12', state: 'lapsed', since: '2026-01-12' },
      {
        rule: 'CLK-03',
        base: '2026-03-20',
        due: '2026-04-07',
        unrolled: '2026-04-03',
        state: 'met',
        since: '2026-04-02',
      },
      { rule: 'CLK-05', base: '2026-04-02', due: '2029-04-02', state: 'open' },
      { rule: 'CLK-06', base: '2026-04-02', due: '2027-10-02', state: 'open' },
      { rule: 'CLK-09', base: '2026-04-02', due: '2026-07-02', state: 'open' },
      { rule: 'CLK-13', base: '2026-04-02', due: '2029-04-02', opensOn: '2028-10-02', state: 'open' },
    ],
  },
  {
    name: 'Fadi',
    story:
      'comes to none of three appointments; the intake is completed without him and the plan is a day late',
    group: 'asylum',
    today: '2026-05-01',
    told: [
      tell('2026-01-05', 'registered', {}),
      tell('2026-01-23', 'duty-notified', {}),
      tell('2026-01-30', 'intake-summoned', { appointment: '2026-02-09' }, { name: 'first' }),
      tell('2026-02-09', 'intake-missed', { warnedOn: '2026-02-11' }, { about: 'first' }),
      tell('2026-02-11', 'intake-summoned', { appointment: '2026-02-20' }, { name: 'second' }),
      tell('2026-02-20', 'intake-missed', { warnedOn: '2026-02-23' }, { about: 'second' }),
      tell('2026-02-23', 'intake-summoned', { appointment: '2026-03-06' }, { name: 'third' }),
      tell('2026-03-06', 'intake-missed', { warnedOn: '2026-03-09' }, { about: 'third' }),
      tell('2026-03-20', 'intake-completed', { inAbsence: true }),
      tell('2026-04-08', 'plan-decided', plan('B1'), { name: 'plan' }),
      tell('2026-04-10', 'plan-notified', { by: 'post' }, { about: 'plan' }),
    ],
    expected: [
      {
        rule: 'CLK-01',
        base: '2026-01-23',
        due: '2026-04-07',
        unrolled: '2026-04-03',
        state: 'met late',
        since: '2026-04-08',
      },
      { rule: 'CLK-15', base: '2026-01-30', due: '2026-02-09', state: 'lapsed', since: '2026-02-11' },
      { rule: 'CLK-15', base: '2026-02-11', due: '2026-02-20', state: 'lapsed', since: '2026-02-23' },
      { rule: 'CLK-15', base: '2026-02-23', due: '2026-03-06', state: 'lapsed', since: '2026-03-20' },
      { rule: 'CLK-05', base: '2026-04-08', due: '2029-04-08', state: 'open' },
      { rule: 'CLK-06', base: '2026-04-08', due: '2027-10-08', state: 'open' },
      { rule: 'CLK-09', base: '2026-04-08', due: '2026-07-08', state: 'open' },
      { rule: 'CLK-13', base: '2026-04-08', due: '2029-04-08', opensOn: '2028-10-08', state: 'open' },
      { rule: 'OBJECTION', base: '2026-04-10', due: '2026-05-22', state: 'open' },
    ],
  },
  {
    name: 'Leila',
    story: 'joins her husband, chooses and pays her own school; lowered to A2 after 620 hours; diploma',
    group: 'family-other',
    today: '2028-12-15',
    told: [
      tell('2026-03-05', 'duty-notified', {}),
      tell('2026-03-26', 'intake-held', held),
      tell('2026-05-11', 'plan-decided', { ...plan('B1'), level: 'B1' }),
      tell('2026-06-01', 'course-started', { school: 'Taalmeesters' }),
      tell('2028-01-31', 'hours', { kind: 'course', hours: 620, from: '2026-06-01', source: 'school' }),
      tell('2027-06-14', 'exam-sat', { part: 'knm', level: 'B1' }, { name: 'knm' }),
      tell('2027-07-20', 'exam-result', { part: 'knm', level: 'B1', passed: true }, { about: 'knm' }),
      tell('2028-02-07', 'lowered-to-a2', {
        skills: ['speaking', 'writing'],
        dutchHours: 620,
        enoughEffort: true,
      }),
      tell('2028-02-07', 'plan-decided', { ...plan('B1', 2), level: 'A2' }),
      tell('2028-05-15', 'exam-sat', { part: 'speaking', level: 'A2' }, { name: 'speaking' }),
      tell(
        '2028-08-30',
        'exam-result',
        { part: 'speaking', level: 'A2', passed: true },
        { about: 'speaking' },
      ),
      tell('2028-12-01', 'diploma', {}),
    ],
    expected: [
      {
        rule: 'CLK-01',
        base: '2026-03-05',
        due: '2026-05-18',
        unrolled: '2026-05-14',
        state: 'met',
        since: '2026-05-11',
      },
      { rule: 'CLK-05', base: '2026-05-11', due: '2029-05-11', state: 'met', since: '2028-12-01' },
      { rule: 'CLK-06', base: '2026-05-11', due: '2027-11-11', state: 'lapsed', since: '2027-11-11' },
      {
        rule: 'CLK-13',
        base: '2026-05-11',
        due: '2029-05-11',
        opensOn: '2028-11-11',
        state: 'lapsed',
        since: '2028-12-01',
      },
      { rule: 'CLK-17', base: '2027-06-14', due: '2027-08-09', state: 'met', since: '2027-07-20' },
      { rule: 'CLK-17-marking', base: '2028-05-15', due: '2028-09-04', state: 'met', since: '2028-08-30' },
    ],
  },
  {
    name: 'Mehari',
    story: 'education route; for half a year his school has no teacher, and he gets those days back',
    group: 'asylum',
    today: '2028-06-01',
    told: [
      tell('2025-05-12', 'registered', {}),
      tell('2025-06-02', 'duty-notified', {}),
      tell('2025-07-28', 'plan-decided', { ...plan('education'), level: 'B1' }),
      tell('2025-09-15', 'course-offered', { school: 'ROC Noord', recognition: 'bridging-school' }),
      tell('2025-10-06', 'course-started', { school: 'ROC Noord' }),
      tell('2026-03-02', 'provider-failed', { until: '2026-08-31' }),
      tell('2028-02-01', 'extension-asked', { ground: 'provider-failed' }, { name: 'more time' }),
      tell(
        '2028-03-01',
        'extension-decided',
        { ground: 'provider-failed', granted: true, days: 182, certified: true },
        { about: 'more time' },
      ),
    ],
    expected: [
      { rule: 'CLK-01', base: '2025-06-02', due: '2025-08-11', state: 'met', since: '2025-07-28' },
      { rule: 'CLK-05', base: '2025-07-28', due: '2029-01-26', state: 'open' },
      { rule: 'CLK-06', base: '2025-07-28', due: '2027-01-28', state: 'lapsed', since: '2027-01-28' },
      { rule: 'CLK-09', base: '2025-07-28', due: '2025-10-28', state: 'met', since: '2025-09-15' },
      { rule: 'CLK-10', base: '2025-07-28', due: '2026-01-28', state: 'met', since: '2025-10-06' },
      { rule: 'CLK-11', base: '2026-03-02', due: '2026-06-02', state: 'met', since: '2026-06-02' },
      { rule: 'CLK-13', base: '2025-07-28', due: '2029-01-26', opensOn: '2028-07-26', state: 'open' },
      { rule: 'CLK-13-decision', base: '2028-02-01', due: '2028-03-28', state: 'met', since: '2028-03-01' },
    ],
  },
  {
    name: 'Hodan',
    story: 'waits five months for the offer of a course: 75 days too long, and gets them back',
    group: 'asylum',
    today: '2028-12-20',
    told: [
      tell('2026-02-02', 'registered', {}),
      tell('2026-02-24', 'duty-notified', {}),
      tell('2026-05-06', 'plan-decided', plan('B1')),
      tell('2026-10-20', 'course-offered', { school: 'Taalkracht', recognition: 'quality-mark' }),
      tell('2026-11-02', 'course-started', { school: 'Taalkracht' }),
      tell('2028-11-20', 'extension-asked', { ground: 'late-offer' }, { name: 'more time' }),
      tell(
        '2028-12-11',
        'extension-decided',
        { ground: 'late-offer', granted: true, days: 75, certified: true },
        { about: 'more time' },
      ),
    ],
    expected: [
      {
        rule: 'CLK-01',
        base: '2026-02-24',
        due: '2026-05-06',
        unrolled: '2026-05-05',
        state: 'met',
        since: '2026-05-06',
      },
      { rule: 'CLK-05', base: '2026-05-06', due: '2029-07-20', state: 'open' },
      { rule: 'CLK-06', base: '2026-05-06', due: '2027-11-06', state: 'lapsed', since: '2027-11-06' },
      { rule: 'CLK-09', base: '2026-05-06', due: '2026-08-06', state: 'met late', since: '2026-10-20' },
      { rule: 'CLK-13', base: '2026-05-06', due: '2029-07-20', opensOn: '2029-01-20', state: 'open' },
      { rule: 'CLK-13-decision', base: '2028-11-20', due: '2029-01-15', state: 'met', since: '2028-12-11' },
    ],
  },
  {
    name: 'Rahel',
    story:
      'begins in the B1 route; her children arrive later; changes to self-reliance three weeks before that ends',
    group: 'asylum',
    today: '2026-11-30',
    told: [
      tell('2023-12-04', 'registered', {}),
      tell('2024-01-08', 'duty-notified', {}),
      tell('2024-03-11', 'plan-decided', { ...plan('B1'), level: 'B1' }, { name: 'plan' }),
      tell('2024-04-22', 'course-offered', { school: 'Taalhuis Utrecht', recognition: 'quality-mark' }),
      tell('2024-05-01', 'course-started', { school: 'Taalhuis Utrecht' }),
      tell('2025-04-01', 'family-arrived', {}),
      tell('2025-07-31', 'hours', { kind: 'course', hours: 420, from: '2024-05-01', source: 'school' }),
      tell('2025-08-20', 'plan-decided', plan('Z', 2), { name: 'changed' }),
      tell('2026-06-30', 'hours', { kind: 'course', hours: 300, from: '2025-09-01', source: 'school' }),
      tell('2026-06-30', 'hours', { kind: 'pvt', hours: 12, from: '2026-03-01', source: 'municipality' }),
      tell('2026-09-30', 'hours', { kind: 'map', hours: 40, from: '2026-07-01', source: 'municipality' }),
      tell('2026-10-31', 'hours', {
        kind: 'participation',
        hours: 120,
        from: '2026-01-01',
        dutchEnvironment: true,
        notIsolated: true,
        source: 'booklet',
      }),
    ],
    expected: [
      { rule: 'CLK-01', base: '2024-01-08', due: '2024-03-18', state: 'met', since: '2024-03-11' },
      { rule: 'CLK-05', base: '2024-03-11', due: '2027-03-11', state: 'open' },
      { rule: 'CLK-06', base: '2024-03-11', due: '2025-09-11', state: 'lapsed', since: '2025-09-11' },
      { rule: 'CLK-09', base: '2024-03-11', due: '2024-06-11', state: 'met', since: '2024-04-22' },
      { rule: 'CLK-13', base: '2024-03-11', due: '2027-03-11', opensOn: '2026-09-11', state: 'open' },
    ],
  },
  {
    name: 'Omar',
    story: 'shows diplomas of a Dutch school, asks for exemption and is exempted before there is a plan',
    group: 'asylum',
    today: '2026-07-01',
    told: [
      tell('2026-03-30', 'registered', {}),
      tell('2026-04-13', 'duty-notified', {}),
      tell('2026-05-04', 'exemption-asked', {}, { name: 'request' }),
      tell('2026-06-10', 'exemption-decided', { granted: true, part: 'all' }, { about: 'request' }),
      tell('2026-06-10', 'duty-ended', { ground: 'exempt' }),
    ],
    expected: [
      { rule: 'CLK-01', base: '2026-04-13', due: '2026-06-22', state: 'lapsed', since: '2026-06-10' },
      { rule: 'CLK-16-exemption', base: '2026-05-04', due: '2026-06-29', state: 'met', since: '2026-06-10' },
      { rule: 'DAT-5', base: '2026-06-10', due: '2031-06-10', state: 'open' },
    ],
  },
  {
    name: 'Natalia',
    story: 'came for her family, becomes an asylum status holder, and DUO is late with her dispensation',
    group: 'family-other',
    today: '2026-11-30',
    told: [
      tell('2025-12-15', 'registered', {}),
      tell('2026-01-12', 'duty-notified', {}),
      tell('2026-03-16', 'plan-decided', plan('B1')),
      tell('2026-05-18', 'group-changed', { group: 'asylum' }),
      tell('2026-07-06', 'course-offered', { school: 'Taalplein', recognition: 'quality-mark' }),
      tell('2026-09-21', 'dispensation-asked', { ground: 'medical' }),
    ],
    expected: [
      { rule: 'CLK-01', base: '2026-01-12', due: '2026-03-23', state: 'met', since: '2026-03-16' },
      { rule: 'CLK-05', base: '2026-03-16', due: '2029-03-16', state: 'open' },
      { rule: 'CLK-06', base: '2026-03-16', due: '2027-09-16', state: 'open' },
      { rule: 'CLK-09', base: '2026-05-18', due: '2026-08-18', state: 'met', since: '2026-07-06' },
      { rule: 'CLK-13', base: '2026-03-16', due: '2029-03-16', opensOn: '2028-09-16', state: 'open' },
      { rule: 'CLK-16', base: '2026-09-21', due: '2026-11-16', state: 'late' },
    ],
  },
  {
    name: 'Kidane',
    story:
      'the term stands still for twelve days; he objects on the last day, and gets another plan from the same start',
    group: 'asylum',
    today: '2026-07-15',
    told: [
      tell('2026-01-19', 'registered', {}),
      tell('2026-02-10', 'duty-notified', {}),
      tell('2026-03-02', 'suspension', { ground: 'agreed-with-person', until: '2026-03-14', term: 'CLK-01' }),
      tell('2026-04-02', 'plan-decided', { ...plan('B1'), level: 'B1' }, { name: 'plan' }),
      tell('2026-04-02', 'plan-notified', { by: 'handed-over' }, { about: 'plan' }),
      tell('2026-05-18', 'objection-received', {}, { name: 'objection', about: 'plan' }),
      tell('2026-06-23', 'objection-decided', { outcome: 'upheld' }, { about: 'objection' }),
      tell('2026-06-23', 'plan-annulled', {}, { about: 'plan' }),
      tell('2026-06-23', 'plan-decided', plan('Z', 2), { name: 'other plan' }),
      tell('2026-07-01', 'course-offered', { school: 'ROC Midden', recognition: 'quality-mark' }),
    ],
    expected: [
      {
        rule: 'CLK-01',
        base: '2026-02-10',
        due: '2026-05-04',
        unrolled: '2026-05-03',
        state: 'met',
        since: '2026-04-02',
      },
      { rule: 'CLK-05', base: '2026-04-02', due: '2029-04-02', state: 'open' },
      { rule: 'CLK-06', base: '2026-04-02', due: '2027-10-02', state: 'open' },
      { rule: 'CLK-09', base: '2026-06-23', due: '2026-09-23', state: 'met', since: '2026-07-01' },
      { rule: 'CLK-13', base: '2026-04-02', due: '2029-04-02', opensOn: '2028-10-02', state: 'open' },
      {
        rule: 'OBJECTION',
        base: '2026-04-02',
        due: '2026-05-18',
        unrolled: '2026-05-14',
        state: 'met',
        since: '2026-05-18',
      },
      {
        rule: 'OBJECTION-DECISION',
        base: '2026-05-18',
        due: '2026-06-25',
        state: 'met',
        since: '2026-06-23',
      },
    ],
  },
];
