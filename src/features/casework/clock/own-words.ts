import { formatFullDay } from '#core/i18n/formats.ts';
import type { DeadlineStep, LegalDeadline, TermLength } from '../legal-deadlines/term-types.ts';
import { messagesIn } from '../messages.ts';
import type { CaseEventKind } from '../model/events.ts';
import { lengthWords, type StepWords } from './step-words.ts';

/** What a term of one's own began with, in few words. */
const OWN_EVENTS = {
  'duty-notified': 'notice',
  registered: 'registered',
  'moved-in': 'moved',
  'plan-decided': 'plan',
  'plan-notified': 'given',
  'information-asked': 'answer',
  'information-received': 'answer',
  'intake-summoned': 'invited',
  'extension-asked': 'asked',
  'exemption-asked': 'asked',
  'dispensation-asked': 'asked',
  'exam-sat': 'exam',
  'objection-received': 'objection',
  'provider-failed': 'school',
  'duty-ended': 'end',
  'group-changed': 'group',
} as const satisfies Partial<Record<CaseEventKind, string>>;

const isOwnEvent = (kind: CaseEventKind): kind is keyof typeof OWN_EVENTS => Object.hasOwn(OWN_EVENTS, kind);

/** A step in plain words, for the person whose term it is. Grounds stay unsaid: the person knows them, and a screen is seen by others. */
export function ownSteps(step: DeadlineStep, language: string): StepWords[] {
  const t = messagesIn(language);
  const length = (of: TermLength) =>
    lengthWords(of, (unit, n) => t(`own-clock.length.${unit}`, { n }), language);
  const said = (text: string, on: string | null = null, tone: StepWords['tone'] = 'plain'): StepWords[] => [
    { day: on, text, tone },
  ];
  switch (step.kind) {
    case 'base':
      return isOwnEvent(step.event)
        ? said(t('own-clock.step.base', { event: t(`own-clock.event.${OWN_EVENTS[step.event]}`) }), step.day)
        : [];
    case 'starts':
      return said(t('own-clock.step.starts'), step.day);
    case 'add':
      return said(t('own-clock.step.add', { length: length(step.length) }), step.day);
    case 'count-back':
      return said(t('own-clock.step.count-back', { length: length(step.length) }), step.day);
    case 'set-by-college':
      return said(t('own-clock.step.set'), step.day);
    case 'suspension':
      return step.to === null
        ? said(t('own-clock.step.stands'), null, 'moved')
        : said(t('own-clock.step.stood', { length: length({ days: step.days }) }), step.day, 'moved');
    case 'extension':
      return said(t('own-clock.step.more', { length: length(step.length) }), step.day, 'moved');
    case 'extension-refused':
      return said(t('own-clock.step.refused'));
    case 'rolled':
      return said(
        t('own-clock.step.rolled', { from: formatFullDay(step.from, language) }),
        step.day,
        'moved',
      );
    case 'not-rolled':
      return said(t('own-clock.step.stays'), step.day);
    case 'equated-days-unknown':
      return said(t('own-clock.step.unknown', { year: String(step.year) }), null, 'silent');
    case 'law-is-silent':
      return said(t('own-clock.step.silent'), null, 'silent');
    case 'waiting':
      return step.received === null ? said(t('own-clock.step.waiting')) : [];
    case 'delay':
      return said(t('own-clock.step.delay'));
    case 'any-time-to-b1':
      return said(t('own-clock.step.to-b1'));
    case 'summons':
    case 'complete-in-absence':
      return [];
  }
}

/** How a term of one's own stands. */
export function ownState({ due, state }: LegalDeadline, language: string): string {
  const t = messagesIn(language);
  const day = (text: string) => formatFullDay(text, language);
  switch (state.kind) {
    case 'open':
    case 'late':
      return t(`own-clock.state.${state.kind}`, { day: day(due ?? '') });
    case 'met':
      return t('own-clock.state.met', { day: day(state.on) });
    case 'stands-still':
      return t('own-clock.state.stands-still', { day: day(state.since) });
    case 'cannot-say':
    case 'lapsed':
      return t(`own-clock.state.${state.kind}`);
  }
}
