import { formatDate, formatFullDay, formatList } from '#core/i18n/formats.ts';
import type { ChangeCause } from '../legal-deadlines/explain-change.ts';
import type {
  DeadlineState,
  DeadlineStep,
  LegalDeadline,
  TermLength,
} from '../legal-deadlines/term-types.ts';
import { teamMessagesIn } from '../messages.ts';
import type { TermChange } from './queries.ts';

/** One step in words, with the day to which it led; null: it moved nothing. */
export interface StepWords {
  day: string | null;
  text: string;
  /** What it leads on to: the last day moved, stands still, or nothing special. */
  tone: 'plain' | 'moved' | 'silent';
  /** About what the law is silent: the words of the law beside it. */
  silence?: Extract<DeadlineStep, { kind: 'law-is-silent' }>['topic'];
}

type TeamKey = Parameters<ReturnType<typeof teamMessagesIn>>[0];

/** How a page says lengths, whichever messages it uses. */
export function lengthWords(
  { years, months, weeks, days }: TermLength,
  say: (unit: 'years' | 'months' | 'weeks' | 'days', n: number) => string,
  language: string,
): string {
  const parts = [
    ...(years ? [say('years', years)] : []),
    ...(months ? [say('months', months)] : []),
    ...(weeks ? [say('weeks', weeks)] : []),
    ...(days ? [say('days', days)] : []),
  ];
  return parts.length ? formatList(parts, language) : say('days', 0);
}

const SUMMONS = ['clock.step.summons-1', 'clock.step.summons-2', 'clock.step.summons-3'] as const;

/** A step for the desk of a municipality. A summons that was warned about is two sentences. */
export function teamSteps(step: DeadlineStep, language: string): StepWords[] {
  const t = teamMessagesIn(language);
  const day = (text: string) => formatFullDay(text, language);
  const length = (of: TermLength) => lengthWords(of, (unit, n) => t(`clock.length.${unit}`, { n }), language);
  const ground = (name: string) => t(`value.ground.${name}` as TeamKey);
  const said = (text: string, on: string | null = null, tone: StepWords['tone'] = 'plain'): StepWords[] => [
    { day: on, text, tone },
  ];
  switch (step.kind) {
    case 'base':
      return said(t('clock.step.base', { event: t(`event.${step.event}` as TeamKey) }), step.day);
    case 'starts':
      return said(t('clock.step.starts'), step.day);
    case 'add':
      return said(t('clock.step.add', { length: length(step.length) }), step.day);
    case 'count-back':
      return said(t('clock.step.count-back', { length: length(step.length) }), step.day);
    case 'set-by-college':
      return said(t('clock.step.set-by-college'), step.day);
    case 'suspension': {
      const values = { from: day(step.from), ground: ground(step.ground) };
      return step.to === null
        ? said(t('clock.step.suspension-open', values), null, 'moved')
        : said(
            t('clock.step.suspension', {
              ...values,
              to: day(step.to),
              length: length({ days: step.days }),
            }),
            step.day,
            'moved',
          );
    }
    case 'extension':
      return [
        ...said(
          t('clock.step.extension', { ground: ground(step.ground), length: length(step.length) }),
          step.day,
          'moved',
        ),
        ...(step.asInLaw === false ? said(t('clock.step.extension-odd'), null, 'silent') : []),
      ];
    case 'extension-refused':
      return said(t('clock.step.extension-refused', { ground: ground(step.ground) }));
    case 'rolled': {
      const reasons = [...new Set(step.over.map(({ reason }) => t(`clock.day.${reason}`)))];
      return said(
        t('clock.step.rolled', { from: day(step.from), reasons: formatList(reasons, language) }),
        step.day,
        'moved',
      );
    }
    case 'not-rolled':
      return said(t('clock.step.not-rolled'), step.day);
    case 'equated-days-unknown':
      return said(t('clock.step.equated-days-unknown', { year: String(step.year) }), null, 'silent');
    case 'law-is-silent':
      return [{ day: null, text: t('clock.step.law-is-silent'), tone: 'silent', silence: step.topic }];
    case 'waiting':
      return said(
        step.received === null
          ? t('clock.step.waiting', { since: day(step.since) })
          : t('clock.step.waiting-received', { since: day(step.since), received: day(step.received) }),
      );
    case 'summons':
      return [
        ...said(t(SUMMONS[step.number - 1] ?? 'clock.step.summons-more')),
        ...(step.warnedOn === null ? [] : said(t('clock.step.warned', { day: day(step.warnedOn) }))),
      ];
    case 'complete-in-absence':
      return said(t('clock.step.complete-in-absence'));
    case 'delay':
      return said(
        step.to === null || step.days === null
          ? t('clock.step.delay-open', { from: day(step.from) })
          : t('clock.step.delay', {
              from: day(step.from),
              to: day(step.to),
              length: length({ days: step.days }),
            }),
      );
    case 'any-time-to-b1':
      return said(t('clock.step.any-time-to-b1'));
  }
}

/** How a term stands, for the desk. */
export function teamState(term: LegalDeadline, language: string): string {
  const t = teamMessagesIn(language);
  const { due, state } = term;
  const day = (text: string) => formatFullDay(text, language);
  const said: Record<DeadlineState['kind'], () => string> = {
    open: () => t('clock.state.open', { day: day(due ?? '') }),
    late: () => t('clock.state.late', { day: day(due ?? '') }),
    met: () =>
      state.kind === 'met'
        ? t(state.late ? 'clock.state.met-late' : 'clock.state.met', { day: day(state.on) })
        : '',
    'stands-still': () =>
      state.kind === 'stands-still' ? t('clock.state.stands-still', { day: day(state.since) }) : '',
    'cannot-say': () => (state.kind === 'cannot-say' ? t(`clock.missing.${state.missing}`) : ''),
    lapsed: () =>
      state.kind === 'lapsed'
        ? t('clock.state.lapsed', { day: day(state.since), reason: t(`clock.lapse.${state.reason}`) })
        : '',
  };
  return said[state.kind]();
}

/** "On 30 November 12 November became 13 November: 13 November counts as a day off now." */
export function teamChange({ change, changedAt }: TermChange, language: string): string {
  const t = teamMessagesIn(language);
  const day = (text: string | null) => (text === null ? '–' : formatFullDay(text, language));
  const why = change.causes.flatMap((cause) => causeWords(cause, language));
  return t('clock.moved', {
    moment: formatDate(changedAt, language),
    from: day(change.from),
    to: day(change.to),
    why: formatList(why, language),
  });
}

function causeWords(cause: ChangeCause, language: string): string[] {
  const t = teamMessagesIn(language);
  switch (cause.kind) {
    case 'rule-version':
      return [t('clock.cause.rule-version')];
    case 'holiday-added':
    case 'holiday-removed':
      return [t(`clock.cause.${cause.kind}`, { day: formatFullDay(cause.day, language) })];
    case 'computation':
      return [t('clock.cause.computation')];
    default:
      return [];
  }
}
