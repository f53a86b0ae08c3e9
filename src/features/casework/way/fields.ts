import {
  type CaseEventKind,
  EXAM_PARTS,
  EXTENSION_GROUNDS,
  HOUR_KINDS,
  LANGUAGE_SKILLS,
  SUSPENSION_GROUNDS,
  TARGET_GROUPS,
  THIRD_PARTIES,
} from '../model/events.ts';

/** A field of the form of an event, besides its day. */
export type EventField = { name: string; optional?: true } & (
  | { type: 'day' }
  | { type: 'number'; max: number }
  | { type: 'text'; maxLength: number }
  | { type: 'choice'; values: readonly string[] }
  | { type: 'choices'; values: readonly string[] }
  | { type: 'yes-no' }
  /** Which earlier event it belongs to. */
  | { type: 'about'; kinds: readonly CaseEventKind[] }
);

const choice = (name: string, values: readonly string[]): EventField => ({ name, type: 'choice', values });
const about = (...kinds: CaseEventKind[]): EventField => ({ name: 'about', type: 'about', kinds });
const maybeAbout = (...kinds: CaseEventKind[]): EventField => ({ ...about(...kinds), optional: true });
const yesNo = (name: string): EventField => ({ name, type: 'yes-no' });
const school: EventField = { name: 'school', type: 'text', maxLength: 120 };
const optionalDay = (name: string): EventField => ({ name, type: 'day', optional: true });
const optionalNumber = (name: string, max: number): EventField => ({
  name,
  type: 'number',
  max,
  optional: true,
});
const MAX_HOURS = 9999;
const EXAM_LEVELS = ['A2', 'B1'];

/** The events that a form of their own records, in the words of the law: the plan and the conversations of the intake have pages. */
export const RECORDED_BY_FORM = {
  'duty-notified': [optionalDay('dutyFrom'), optionalDay('receivedOn')],
  registered: [],
  'moved-in': [yesNo('hadPlan'), { ...yesNo('intakeDone'), optional: true }],
  'moved-out': [],
  'group-changed': [choice('group', TARGET_GROUPS)],
  'family-arrived': [],
  'information-asked': [choice('of', THIRD_PARTIES)],
  'information-received': [about('information-asked')],
  'intake-summoned': [{ name: 'appointment', type: 'day' }],
  'intake-missed': [about('intake-summoned'), optionalDay('warnedOn')],
  'learnability-result': [
    choice('result', ['feasible', 'not-feasible', 'unknown']),
    optionalNumber('score', 1000),
    optionalNumber('needed', 1000),
  ],
  'learnability-skipped': [choice('ground', ['visual', 'auditory', 'other'])],
  'course-offered': [school, choice('recognition', ['quality-mark', 'bridging-school'])],
  'course-started': [school],
  'course-stopped': [choice('reason', ['finished', 'other-school', 'provider-failed', 'moved', 'other'])],
  'provider-failed': [optionalDay('until')],
  'progress-talk': [],
  hours: [
    choice('kind', HOUR_KINDS),
    { name: 'hours', type: 'number', max: MAX_HOURS },
    { name: 'from', type: 'day' },
    choice('source', ['school', 'booklet', 'municipality', 'practice-school']),
    {
      ...choice('beforePlan', ['no', 'intake', 'participation-act', 'social-guidance', 'other']),
      optional: true,
    },
    { ...yesNo('dutchEnvironment'), optional: true },
    { ...yesNo('notIsolated'), optional: true },
  ],
  'pvt-signed': [],
  'map-final-talk': [],
  'exam-sat': [choice('part', EXAM_PARTS), choice('level', EXAM_LEVELS)],
  'exam-result': [
    choice('part', EXAM_PARTS),
    choice('level', EXAM_LEVELS),
    yesNo('passed'),
    maybeAbout('exam-sat'),
  ],
  'final-interview': [{ ...choice('by', ['college', 'joint-body', 'third-party']), optional: true }],
  'certificate-handed': [],
  diploma: [],
  suspension: [
    choice('ground', SUSPENSION_GROUNDS),
    optionalDay('until'),
    choice('term', ['plan', 'CLK-13-decision', 'CLK-16', 'CLK-16-exemption', 'OBJECTION-DECISION']),
  ],
  'extension-asked': [choice('ground', EXTENSION_GROUNDS)],
  'extension-decided': [
    choice('ground', EXTENSION_GROUNDS),
    yesNo('granted'),
    optionalNumber('months', 24),
    optionalNumber('days', 800),
    { ...yesNo('certified'), optional: true },
    maybeAbout('extension-asked'),
  ],
  'exemption-asked': [],
  'exemption-decided': [
    yesNo('granted'),
    { ...choice('part', ['all', 'language', 'knm', 'map', 'pvt']), optional: true },
    maybeAbout('exemption-asked'),
  ],
  'dispensation-asked': [choice('ground', ['medical', 'hardship'])],
  'dispensation-decided': [yesNo('granted'), maybeAbout('dispensation-asked')],
  'lowered-to-a2': [
    { name: 'skills', type: 'choices', values: LANGUAGE_SKILLS },
    { name: 'dutchHours', type: 'number', max: MAX_HOURS },
    yesNo('enoughEffort'),
  ],
  'objection-received': [about('plan-decided')],
  'objection-decided': [about('objection-received'), choice('outcome', ['upheld', 'rejected', 'withdrawn'])],
  'hours-norm-lowered': [
    choice('ground', ['visual', 'auditory']),
    { name: 'hours', type: 'number', max: MAX_HOURS },
  ],
  'duty-ended': [
    choice('ground', ['fulfilled', 'exempt', 'dispensed', 'left', 'died', 'pension-age', 'other']),
  ],
} as const satisfies Partial<Record<CaseEventKind, readonly EventField[]>>;

export type FormEventKind = keyof typeof RECORDED_BY_FORM;
export const FORM_EVENT_KINDS = Object.keys(RECORDED_BY_FORM) as FormEventKind[];
export const isFormEvent = (kind: string): kind is FormEventKind => Object.hasOwn(RECORDED_BY_FORM, kind);
export const fieldsOf = (kind: FormEventKind): readonly EventField[] => RECORDED_BY_FORM[kind];

/** Events that belong together on the page where one chooses what happened. */
export const EVENT_GROUPS = {
  begin: ['duty-notified', 'registered', 'moved-in', 'moved-out', 'group-changed', 'family-arrived'],
  intake: [
    'intake-summoned',
    'intake-missed',
    'information-asked',
    'information-received',
    'learnability-result',
    'learnability-skipped',
  ],
  course: [
    'course-offered',
    'course-started',
    'course-stopped',
    'provider-failed',
    'hours',
    'hours-norm-lowered',
  ],
  talks: ['progress-talk', 'pvt-signed', 'map-final-talk', 'final-interview'],
  exams: ['exam-sat', 'exam-result', 'lowered-to-a2', 'certificate-handed', 'diploma'],
  terms: [
    'suspension',
    'extension-asked',
    'extension-decided',
    'exemption-asked',
    'exemption-decided',
    'dispensation-asked',
    'dispensation-decided',
    'objection-received',
    'objection-decided',
  ],
  end: ['duty-ended'],
} as const satisfies Record<string, readonly FormEventKind[]>;
export const EVENT_GROUP_NAMES = ['begin', 'intake', 'course', 'talks', 'exams', 'terms', 'end'] as const;

/** What was typed in the form of an event, by field. */
export type TypedEvent = Record<string, string[]>;

/** What was typed, as the data of the event: what was left open is left out. Whether it is complete, its schema says. */
export function toEventData(kind: FormEventKind, typed: TypedEvent): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const field of fieldsOf(kind)) {
    const values = (typed[field.name] ?? []).map((value) => value.trim()).filter(Boolean);
    const [value] = values;
    if (value === undefined) continue;
    data[field.name] =
      field.type === 'number'
        ? Number(value.replace(',', '.'))
        : field.type === 'yes-no'
          ? value === 'yes'
          : field.type === 'choices'
            ? values
            : value;
  }
  return data;
}

/** The data of an event as its form shows it. */
export function toTypedEvent(kind: FormEventKind, data: Record<string, unknown>): TypedEvent {
  const typed: TypedEvent = {};
  for (const { name } of fieldsOf(kind)) {
    const value = data[name];
    if (value === undefined) continue;
    typed[name] = Array.isArray(value)
      ? value.map(String)
      : [value === true ? 'yes' : value === false ? 'no' : String(value)];
  }
  return typed;
}
